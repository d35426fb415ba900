"""Every address of the directory."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.start, name="start"),
    path("centers/", views.center_list, name="center_list"),
    path("centers.json", views.center_list_json, name="center_list_json"),
    path("centers.geojson", views.center_list_geojson, name="center_list_geojson"),
    path("centers.csv", views.center_list_csv, name="center_list_csv"),
    path("centers/<slug:slug>/", views.center_detail, name="center_detail"),
    path("centers/<slug:slug>.json", views.center_detail_json, name="center_detail_json"),
    path("rooms/", views.room_list, name="room_list"),
    path("rooms.json", views.room_list_json, name="room_list_json"),
    path("rooms.geojson", views.room_list_geojson, name="room_list_geojson"),
    path("rooms.csv", views.room_list_csv, name="room_list_csv"),
    path("rooms/<slug:center>/<slug:slug>/", views.room_detail, name="room_detail"),
    path("rooms/<slug:center>/<slug:slug>.json", views.room_detail_json, name="room_detail_json"),
    path("areas/", views.area_list, name="area_list"),
    path("areas.json", views.area_list_json, name="area_list_json"),
    path("areas/<slug:code>/", views.area_detail, name="area_detail"),
    path("areas/<slug:code>.json", views.area_detail_json, name="area_detail_json"),
    path("suggest.json", views.suggest_json, name="suggest_json"),
]
