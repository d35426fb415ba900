// Suggestions under the search box (a combobox of WAI-ARIA). Without it the box is a box.

const box = document.querySelector('input[type="search"][name="q"][data-suggest]');

if (box) {
  const list = document.createElement("ul");
  list.id = "suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.suggestions);
  list.hidden = true;
  box.parentElement.append(list);
  box.autocomplete = "off";
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
  })) box.setAttribute(name, value);

  let chosen = -1;
  let asked = new AbortController();
  let waiting = 0;

  const choose = (number) => {
    const options = [...list.children];
    chosen = options.length ? (number + options.length + 1) % (options.length + 1) : -1;
    if (chosen === options.length) chosen = -1;
    options.forEach((option, index) => option.setAttribute("aria-selected", index === chosen));
    if (chosen < 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", options[chosen].id);
  };

  const show = (suggestions) => {
    list.replaceChildren(...suggestions.map(({ title, address, url }, number) => {
      const option = document.createElement("li");
      const note = document.createElement("span");
      option.id = `suggestion-${number}`;
      option.setAttribute("role", "option");
      option.dataset.url = url;
      option.textContent = title;
      note.textContent = address;
      option.append(note);
      return option;
    }));
    list.hidden = suggestions.length === 0;
    box.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
  };

  const ask = async () => {
    asked.abort();
    asked = new AbortController();
    const address = `${box.dataset.suggest}?q=${encodeURIComponent(box.value)}`;
    try {
      const answer = await fetch(address, { signal: asked.signal });
      if (answer.ok) show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") show([]);
    }
  };

  box.addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (!box.value.trim()) show([]);
    else if (!event.isComposing) waiting = setTimeout(ask, 120);
  });
  box.addEventListener("compositionend", ask);

  box.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? list.children.length - 1 : chosen - 1);
    else if (event.key === "Escape") show([]);
    else if (event.key === "Enter" && chosen >= 0) location.assign(list.children[chosen].dataset.url);
    else return;
    event.preventDefault();
  });

  // Before the box loses the focus, which closes the list.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
  box.addEventListener("blur", () => show([]));
}
