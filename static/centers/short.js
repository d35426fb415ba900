// Leaves what was not filled in out of the address of a search, which people send to each other.

document.addEventListener("formdata", ({ formData }) => {
  const filled = [...formData].filter(([, value]) => value !== "");
  for (const name of [...formData.keys()]) formData.delete(name);
  for (const [name, value] of filled) formData.append(name, value);
});
