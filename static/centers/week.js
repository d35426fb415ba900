// Fills lines of a week from other lines of it, at a click; without this file one types them.

document.querySelectorAll(".week-days").forEach(week => {
    const lines = [...week.querySelectorAll(".day-hours")];
    week.querySelectorAll("[data-same]").forEach((button, index) => {
        button.hidden = false;
        button.addEventListener("click", () => {
            lines[index + 1].value = lines[index].value;
            lines[index + 1].focus();
        });
    });
    week.querySelectorAll("[data-workdays]").forEach(button => {
        button.hidden = false;
        button.addEventListener("click", () => {
            lines.slice(1, 5).forEach(line => { line.value = lines[0].value; });
        });
    });
});
