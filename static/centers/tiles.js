// The map on tiles, in the place of the sketch and of its size. Without it the sketch stays.
/* global L */

const chart = document.querySelector(".tiles");
const { layers, here, reach, closest, nearer, farther, many, between, meters, kilometers } = chart.dataset;
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const point = (text) => text.split(",").map(Number);

// What is seen on a mark, and what is read out.
const icon = (kind, seen, name) => {
  const [sign, words] = [document.createElement("span"), document.createElement("span")];
  sign.textContent = seen;
  sign.ariaHidden = "true";
  words.textContent = name;
  words.className = "read-out";
  const html = document.createElement("span");
  html.append(sign, words);
  return L.divIcon({ className: `tile-mark ${kind}`, html, iconSize: null });
};

const gathered = (cluster) => {
  const names = cluster.getAllChildMarkers().map((mark) => mark.options.title);
  const told = many.replace("{n}", names.length);
  return icon("many", `×${names.length}`, `${told} ${names.slice(0, 5).join(between)}`);
};

// The scale in the words of the page.
const Scale = L.Control.Scale.extend({
  _updateMetric(most) {
    const length = this._getRoundNum(most);
    const [words, number] = length < 1000 ? [meters, length] : [kilometers, length / 1000];
    this._updateScale(this._mScale, words.replace("{n}", number), length / most);
  },
});

chart.hidden = false;
const map = L.map(chart, {
  attributionControl: false,
  fadeAnimation: !still,
  inertia: !still,
  markerZoomAnimation: !still,
  maxZoom: Number(closest),
  scrollWheelZoom: false,
  zoomAnimation: !still,
  zoomControl: false,
});
L.control.zoom({ position: "topright", zoomInTitle: nearer, zoomOutTitle: farther }).addTo(map);
new Scale({ imperial: false, position: "topleft" }).addTo(map);

// A key may be bound to this site, whose name is all that is told to the host of the tiles.
for (const layer of layers.split(" ")) {
  L.tileLayer(layer, { maxZoom: Number(closest), referrerPolicy: "origin" }).addTo(map);
}

const marks = L.markerClusterGroup({
  animate: !still,
  iconCreateFunction: gathered,
  maxClusterRadius: 44,
  removeOutsideVisibleBounds: false,
  showCoverageOnHover: false,
});
const bounds = L.latLngBounds([]);

if (here) {
  const [place, radius] = [L.latLng(point(here)), Number(reach) * 1000];
  if (radius) L.circle(place, { className: "tile-ring", interactive: false, radius }).addTo(map);
  L.circleMarker(place, { className: "tile-here", interactive: false, radius: 9 }).addTo(map);
  bounds.extend(place.toBounds(radius * 2));
}

for (const item of document.querySelectorAll("[data-point]")) {
  const [link, way] = [item.querySelector("h3 a"), item.querySelector(".to-map")];
  const [at, number] = [point(item.dataset.point), item.dataset.number];
  // A room is told by its center as well, and by what it answers to a wish.
  const named = [link, ...item.querySelectorAll(".at, .answer strong")];
  const title = `${number} ${named.map((one) => one.textContent.trim()).join(" · ")}`;
  const kind = item.querySelector(".answer.ask") ? "one ask" : "one";
  const mark = L.marker(at, { icon: icon(kind, number, title), riseOnHover: true, title });
  const chosen = (is) => mark.getElement()?.classList.toggle("chosen", is);
  mark.on("click keypress", ({ originalEvent: { type, key } }) => {
    if (type === "keypress" && key !== "Enter") return;
    location.replace(`#${item.id}`);
    link.focus({ preventScroll: true });
  });
  way.addEventListener("click", (event) => {
    if (chart.hidden) return;
    event.preventDefault();
    chart.scrollIntoView({ block: "nearest" });
    marks.zoomToShowLayer(mark, () => mark.getElement().focus());
  });
  for (const [event, is] of [["focusin", true], ["focusout", false], ["pointerenter", true], ["pointerleave", false]]) {
    item.addEventListener(event, () => chosen(is));
  }
  marks.addLayer(mark);
  bounds.extend(at);
}

map.fitBounds(bounds, { animate: false, maxZoom: 16, padding: [36, 36] });
marks.addTo(map);

// Where not one picture comes, the sketch tells more.
let came = false;
let failed = 0;
map.eachLayer((layer) => {
  layer.on("tileload", () => { came = true; });
  layer.on("tileerror", () => {
    failed += 1;
    if (came || failed !== 4) return;
    map.remove();
    chart.hidden = true;
  });
});
