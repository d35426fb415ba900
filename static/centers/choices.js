// Names the boxes in which one looks for a choice after their labels; select2 names them by their choice alone.

// After Django's own script, which makes the boxes when jQuery says that the page is ready.
django.jQuery(() => {
    document.querySelectorAll("select.admin-autocomplete").forEach(select => {
        const box = select.nextElementSibling?.querySelector("[role=combobox]");
        const [label] = select.labels;
        if (box && label) {
            label.id = `${select.id}_label`;
            box.querySelector("[role=textbox]")?.setAttribute("aria-labelledby", label.id);
            box.setAttribute("aria-labelledby", `${label.id} ${box.getAttribute("aria-labelledby")}`);
        }
    });
});
