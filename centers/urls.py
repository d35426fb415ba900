"""Every address of the directory."""

from django.urls import path

from .views import areas, centers, changes, circle, manifest, notices, papers, rooms, start, words

urlpatterns = [
    path("", start.start, name="start"),
    path("centers/", centers.center_list, name="center_list"),
    path("centers.json", centers.center_list_json, name="center_list_json"),
    path("centers.geojson", centers.center_list_geojson, name="center_list_geojson"),
    path("centers.csv", centers.center_list_csv, name="center_list_csv"),
    path("centers/<slug:slug>/notice/", notices.center_notice, name="center_notice"),
    path("centers/<slug:slug>/", centers.center_detail, name="center_detail"),
    path("centers/<slug:slug>.json", centers.center_detail_json, name="center_detail_json"),
    path("centers/<slug:slug>.ics", centers.center_calendar, name="center_calendar"),
    path("rooms/", rooms.room_list, name="room_list"),
    path("rooms.json", rooms.room_list_json, name="room_list_json"),
    path("rooms.geojson", rooms.room_list_geojson, name="room_list_geojson"),
    path("rooms.csv", rooms.room_list_csv, name="room_list_csv"),
    path("rooms/compare/", rooms.room_compare, name="room_compare"),
    path("rooms/compare.json", rooms.room_compare_json, name="room_compare_json"),
    path("rooms/<slug:center>/<slug:slug>/notice/", notices.room_notice, name="room_notice"),
    path("rooms/<slug:center>/<slug:slug>/", rooms.room_detail, name="room_detail"),
    path("rooms/<slug:center>/<slug:slug>.json", rooms.room_detail_json, name="room_detail_json"),
    path("rooms/<slug:center>/<slug:slug>.ics", rooms.room_calendar, name="room_calendar"),
    path("areas/", areas.area_list, name="area_list"),
    path("areas.json", areas.area_list_json, name="area_list_json"),
    path("areas/<slug:code>/booklet/", notices.area_booklet, name="area_booklet"),
    path("areas/<slug:code>/", areas.area_detail, name="area_detail"),
    path("areas/<slug:code>.json", areas.area_detail_json, name="area_detail_json"),
    path("circle/", circle.circle, name="circle"),
    path("circle.json", circle.circle_json, name="circle_json"),
    path("manifest.webmanifest", manifest.manifest, name="manifest"),
    path("changes/", changes.changes, name="changes"),
    path("changes.json", changes.changes_json, name="changes_json"),
    path("changes.atom", changes.changes_atom, name="changes_atom"),
    path("data/", papers.data, name="data"),
    path("openapi.json", papers.openapi, name="openapi"),
    path("about/", papers.about, name="about"),
    path("accessibility/", papers.accessibility, name="accessibility"),
    path("privacy/", papers.privacy, name="privacy"),
    path("suggest.json", words.suggest_json, name="suggest_json"),
]
