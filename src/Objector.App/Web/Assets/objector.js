// Everything works without this file; it saves typing and taps.
for (const field of document.querySelectorAll('[data-timezone]'))
  field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';

for (const box of document.querySelectorAll('[data-copy]')) {
  const button = box.querySelector('button');
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(box.querySelector('pre').textContent);
    const before = button.textContent;
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = before; }, 2000);
  });
}

// A link may point into something folded.
const unfold = () => {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (!target) return;
  for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
  target.scrollIntoView();
};
addEventListener('hashchange', unfold);
unfold();

document.getElementById('errors')?.focus();

// The server takes a second press for the same command; this only spares the wait.
for (const form of document.querySelectorAll('form'))
  form.addEventListener('submit', (event) => setTimeout(() => {
    if (event.defaultPrevented) return;
    for (const button of form.querySelectorAll('button')) button.disabled = true;
  }));
addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('button')) button.disabled = false;
});

// Screenshots elsewhere than in the form, which brings its own.
if (document.querySelector('[data-evidence]') && !document.querySelector('[data-walk]')) import('/assets/evidence.js');
