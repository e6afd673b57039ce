// Everything works without this file; it saves typing and taps.
for (const field of document.querySelectorAll('[data-timezone]'))
  field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';

for (const box of document.querySelectorAll('[data-copy]')) {
  const button = box.querySelector('button');
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(box.querySelector('pre').textContent);
    const copy = button.textContent;
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = copy; }, 2000);
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
  form.addEventListener('submit', () => setTimeout(() => {
    for (const button of form.querySelectorAll('button')) button.disabled = true;
  }));
addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('button')) button.disabled = false;
});

// What the server would refuse after a long upload is said before it.
const MB = 1024 * 1024;
for (const input of document.querySelectorAll('input[type=file]'))
  input.addEventListener('change', () => {
    const files = [...input.files];
    const large = files.find((file) => file.size > 10 * MB);
    const total = files.reduce((sum, file) => sum + file.size, 0);
    input.setCustomValidity(
      large ? `${large.name} is larger than 10 MB.`
        : total > 25 * MB ? 'These files are larger than 25 MB together. Choose fewer, or smaller ones.' : '');
    input.reportValidity();
  });

// The letter grows beside the form; nothing is stored until it is sent.
const preview = document.querySelector('[data-preview]');
if (preview) {
  const form = preview.closest('form');
  let waiting, asked = 0;
  const show = async () => {
    const fields = new FormData(form);
    fields.delete('screenshots');
    if (!fields.get('kind') || !fields.get('country')) return;
    const turn = ++asked;
    const answer = await fetch(`/draft${location.search}`, { method: 'POST', body: fields, headers: { Accept: 'application/json' } }).catch(() => null);
    if (!answer?.ok || turn !== asked) return;
    const draft = await answer.json();
    const piece = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
    const fold = document.createElement('details');
    fold.open = preview.querySelector('details')?.open ?? false;
    fold.append(piece('summary', 'Your letter as it stands'), piece('pre', draft.letter));
    preview.replaceChildren(piece('p', draft.explanation), fold);
    preview.hidden = false;
  };
  form.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(show, 400); });
}
