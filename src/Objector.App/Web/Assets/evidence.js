// Screenshots: chosen, dropped or pasted, looked at, blacked out, taken away again. The list is what the file field holds.
import { copy, say } from './say.js';

for (const box of document.querySelectorAll('[data-evidence]')) start(box);

function start(box) {
  const input = box.querySelector('input[type=file]');
  const list = box.querySelector('[data-files]');
  const said = box.querySelector('[data-said]');
  const limits = { file: Number(box.dataset.max), total: Number(box.dataset.maxTotal), files: Number(box.dataset.maxFiles) };
  const size = new Intl.NumberFormat(document.documentElement.lang, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1, minimumFractionDigits: 1 });
  // Each with its line in the list.
  let files = [];

  function settle() {
    const transfer = new DataTransfer();
    for (const { file } of files) transfer.items.add(file);
    input.files = transfer.files;
    list.replaceChildren(...files.map(({ line }) => line));
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }

  function tell(sentences, bad) {
    said.classList.toggle('error', bad);
    said.replaceChildren(...sentences.flatMap((sentence, index) => index ? [document.createElement('br'), sentence] : [sentence]));
  }

  async function add(chosen) {
    const refused = [];
    const added = [];
    for (const file of chosen) {
      if (files.some((known) => known.file.name === file.name && known.file.size === file.size && known.file.lastModified === file.lastModified)) continue;
      const why = await reason(file);
      if (why) refused.push(why);
      else {
        files.push({ file, line: await line(file) });
        added.push(file.name);
      }
    }
    settle();
    tell([...refused, ...added.length ? [say(box.dataset.added, added.join(', '))] : []], refused.length > 0);
  }

  // Why the file cannot be taken, in a sentence of the page; null where it can.
  async function reason(file) {
    if (!['image/png', 'image/jpeg', 'image/webp'].includes(file.type)) return say(box.dataset.foreign, file.name);
    if (file.size > limits.file) return say(box.dataset.large, file.name);
    if (files.length >= limits.files) return box.dataset.many;
    if (files.reduce((sum, known) => sum + known.file.size, file.size) > limits.total) return box.dataset.total;
    const picture = await createImageBitmap(file).catch(() => null);
    picture?.close();
    return picture ? null : say(box.dataset.damaged, file.name);
  }

  async function line(file, black = false) {
    const item = copy(box.querySelector('template[data-file]'));
    item.querySelector('[data-name]').textContent = file.name;
    item.querySelector('[data-size]').textContent = size.format(Math.max(file.size / 2 ** 20, 0.1));
    item.querySelector('[data-black]').hidden = !black;
    for (const button of item.querySelectorAll('button')) button.setAttribute('aria-label', say(button.getAttribute('aria-label'), file.name));
    const canvas = item.querySelector('canvas');
    canvas.setAttribute('aria-label', file.name);
    const picture = await createImageBitmap(file);
    const scale = Math.max(canvas.width / picture.width, canvas.height / picture.height);
    canvas.getContext('2d').drawImage(picture, (canvas.width - picture.width * scale) / 2, 0, picture.width * scale, picture.height * scale);
    picture.close();
    return item;
  }

  input.addEventListener('change', async () => {
    const chosen = [...input.files];
    // Until each is looked at, the field holds what it held.
    settle();
    await add(chosen);
  });

  list.addEventListener('click', async (event) => {
    const index = files.findIndex(({ line: item }) => item.contains(event.target));
    if (index < 0) return;
    const { file } = files[index];
    if (event.target.closest('[data-remove]')) {
      files.splice(index, 1);
      settle();
      tell([say(box.dataset.removed, file.name)], false);
      (files[Math.min(index, files.length - 1)]?.line.querySelector('[data-remove]') ?? input).focus();
    }
    if (event.target.closest('[data-redact]')) {
      const { redact } = await import('./redact.js');
      const black = await redact(file, copy(box.querySelector('template[data-redaction]')));
      if (black) {
        files[index] = { file: black, line: await line(black, true) };
        settle();
        tell([say(box.dataset.blackened, black.name)], false);
      }
      files[index].line.querySelector('[data-redact]').focus();
    }
  });

  // A file that misses the field must not replace the page.
  for (const kind of ['dragover', 'drop']) addEventListener(kind, (event) => event.dataTransfer?.types.includes('Files') && event.preventDefault());
  const area = box.closest('[data-step]') ?? box;
  area.addEventListener('dragover', () => box.classList.add('over'));
  area.addEventListener('dragleave', (event) => area.contains(event.relatedTarget) || box.classList.remove('over'));
  area.addEventListener('drop', (event) => {
    box.classList.remove('over');
    add([...event.dataTransfer.files]);
  });

  addEventListener('paste', (event) => {
    const pasted = [...event.clipboardData?.files ?? []];
    if (pasted.length === 0 || box !== target()) return;
    event.preventDefault();
    add(pasted);
  });

  // A page may have several: a paste is for the one in whose form the cursor is, else for the first that can be seen.
  function target() {
    const seen = [...document.querySelectorAll('[data-evidence]')].filter((other) => other.checkVisibility?.() ?? other.offsetParent !== null);
    return seen.find((other) => other.closest('form').contains(document.activeElement)) ?? seen[0];
  }

  // The browser may have kept the files of this field over a reload.
  if (input.files.length > 0) add([...input.files]);
}
