// "Near me": asks the browser where the reader is, rounds that, and says so. Without it the list
// of places stands alone.

const hint = document.querySelector(".near-me");
const places = document.getElementById("near");

if (hint && places && "geolocation" in navigator) {
  const button = document.createElement("button");
  const note = document.createElement("span");
  button.type = "button";
  button.textContent = hint.dataset.button;
  note.textContent = hint.dataset.note;
  note.setAttribute("role", "status");
  hint.append(button, note);
  hint.hidden = false;

  // A thousandth of a degree: what is finer never leaves the browser.
  const coarse = (degrees) => degrees.toFixed(3);

  const choose = ({ coords }) => {
    const value = `${coarse(coords.latitude)},${coarse(coords.longitude)}`;
    const option = new Option(`${hint.dataset.button} (${value})`, value, true, true);
    places.prepend(option);
    places.form.requestSubmit();
  };

  button.addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      choose,
      () => { note.textContent = hint.dataset.failed; },
      { enableHighAccuracy: false, maximumAge: 60000, timeout: 10000 },
    );
  });
}
