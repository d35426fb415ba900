// "Near me": asks the browser where the reader is, rounds that, and says so. Without it the list
// of places stands alone.

const offer = document.querySelector(".near-me");
const places = document.getElementById("near");

// A thousandth of a degree: what is finer never leaves the browser.
const coarse = (degrees) => degrees.toFixed(3);

if (offer && places && "geolocation" in navigator) {
  const button = offer.querySelector("button");
  const note = offer.querySelector("[role=status]");

  const choose = ({ coords }) => {
    const value = `${coarse(coords.latitude)},${coarse(coords.longitude)}`;
    places.prepend(new Option(`${button.textContent} (${value})`, value, true, true));
    places.form.requestSubmit();
  };

  button.addEventListener("click", () => {
    note.textContent = offer.dataset.waiting;
    navigator.geolocation.getCurrentPosition(
      choose,
      () => { note.textContent = offer.dataset.failed; },
      { enableHighAccuracy: false, maximumAge: 60000, timeout: 10000 },
    );
  });
} else if (offer) {
  offer.hidden = true;
}
