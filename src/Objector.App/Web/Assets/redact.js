// Black boxes over a picture. What comes out is drawn anew: the pixels under a box are nowhere in it.
import { say } from './say.js';

// iPhones draw on nothing larger.
const most = 16_000_000;

export async function redact(file, dialog) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, Math.sqrt(most / (picture.width * picture.height)));
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  const canvas = dialog.querySelector('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  const sheet = dialog.querySelector('.sheet');
  const where = dialog.querySelector('[data-where]');
  const undo = dialog.querySelector('[data-undo]');
  const boxes = [];
  let drawn = null;

  function draw(final = false) {
    context.drawImage(picture, 0, 0, width, height);
    context.fillStyle = '#000';
    for (const box of [...boxes, ...drawn ? [drawn] : []]) context.fillRect(...normal(box));
    const chosen = drawn ?? boxes.at(-1);
    if (final || !chosen) return;
    const line = Math.max(2, width / 200);
    context.lineWidth = line;
    context.strokeStyle = '#ffd400';
    const [x, y, w, h] = normal(chosen);
    context.strokeRect(x - line / 2, y - line / 2, w + line, h + line);
  }

  function changed() {
    undo.disabled = boxes.length === 0;
    draw();
    const box = boxes.at(-1);
    const [x, y, w, h] = box ? normal(box) : [];
    where.textContent = box ? say(where.dataset.where, boxes.length, ...[x / width, y / height, w / width, h / height].map((part) => Math.round(part * 100))) : '';
  }

  // From corner to corner, whole pixels, inside the picture.
  function normal({ x, y, toX, toY }) {
    const clamp = (value, limit) => Math.min(Math.max(value, 0), limit);
    const [left, top] = [Math.floor(clamp(Math.min(x, toX), width)), Math.floor(clamp(Math.min(y, toY), height))];
    return [left, top, Math.ceil(clamp(Math.max(x, toX), width)) - left, Math.ceil(clamp(Math.max(y, toY), height)) - top];
  }

  const point = (event) => {
    const area = canvas.getBoundingClientRect();
    return { x: (event.clientX - area.left) / area.width * width, y: (event.clientY - area.top) / area.height * height };
  };

  canvas.addEventListener('pointerdown', (event) => {
    if (!event.isPrimary || event.button !== 0) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    const { x, y } = point(event);
    drawn = { x, y, toX: x, toY: y };
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!drawn || !event.isPrimary) return;
    const { x, y } = point(event);
    Object.assign(drawn, { toX: x, toY: y });
    draw();
  });
  canvas.addEventListener('pointerup', () => {
    const [, , w, h] = drawn ? normal(drawn) : [0, 0, 0, 0];
    // A mere tap is no box.
    if (drawn && w * h > width * height / 10_000) boxes.push(drawn);
    drawn = null;
    changed();
  });
  canvas.addEventListener('pointercancel', () => {
    drawn = null;
    draw();
  });

  canvas.addEventListener('keydown', (event) => {
    const box = boxes.at(-1);
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (box && (event.key === 'Delete' || event.key === 'Backspace')) boxes.pop();
    else if (box && way) {
      const [dx, dy] = way.map((direction) => direction * width / 40);
      if (!event.shiftKey) Object.assign(box, { x: box.x + dx, y: box.y + dy });
      Object.assign(box, { toX: box.toX + dx, toY: box.toY + dy });
    } else return;
    event.preventDefault();
    changed();
    if (boxes.length > 0) sheet.scrollTop = normal(boxes.at(-1))[1] / height * canvas.clientHeight - sheet.clientHeight / 2;
  });

  dialog.querySelector('[data-box]').addEventListener('click', () => {
    // In the middle of what is in view.
    const middle = (sheet.scrollTop + Math.min(sheet.clientHeight, canvas.clientHeight) / 2) / canvas.clientHeight * height;
    boxes.push({ x: width * 0.3, y: middle - width * 0.06, toX: width * 0.7, toY: middle + width * 0.06 });
    changed();
    canvas.focus({ preventScroll: true });
  });
  undo.addEventListener('click', () => {
    boxes.pop();
    changed();
  });

  document.body.append(dialog);
  draw();
  dialog.showModal();
  dialog.querySelector('h2').focus();
  const agreed = await new Promise((resolve) => {
    dialog.querySelector('[data-done]').addEventListener('click', () => resolve(true));
    dialog.querySelector('[data-cancel]').addEventListener('click', () => resolve(false));
    dialog.addEventListener('close', () => resolve(false));
  });
  let black = null;
  if (agreed && boxes.length > 0) {
    draw(true);
    const type = file.type === 'image/jpeg' ? 'image/jpeg' : 'image/png';
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, type, 0.92));
    black = new File([blob], file.name.replace(/\.\w+$/, '') + (type === 'image/jpeg' ? '.jpg' : '.png'), { type });
  }
  picture.close();
  dialog.remove();
  return black;
}
