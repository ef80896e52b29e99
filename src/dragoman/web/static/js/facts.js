// A button that copies a citation. Without it the text can be marked and copied by hand.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy);
    const answer = button.parentElement.querySelector("[data-copied]");
    try {
      await navigator.clipboard.writeText(text.textContent.trim());
      answer.textContent = answer.dataset.copied;
    } catch {
      getSelection().selectAllChildren(text);
    }
  });
}

// Where there is room beside the article, what others say of the same stands there open.
if (matchMedia("(min-width: 60rem)").matches) for (const part of document.querySelectorAll(".beside")) part.open = true;
