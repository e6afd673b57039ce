// Sends the form and keeps the page: if it does not arrive, nothing is lost, chosen files included. The nonce in the form makes
// one request of however many tries.
export function send(form, { progress, done, refused, failed }) {
  const request = new XMLHttpRequest();
  request.open('POST', form.action);
  request.setRequestHeader('Accept', 'text/html');
  request.responseType = 'document';
  request.upload.addEventListener('progress', (event) => event.lengthComputable && progress(event.loaded / event.total));
  request.addEventListener('load', () => {
    const sent = request.status === 200 && new URL(request.responseURL).pathname.startsWith('/sent/');
    if (sent) done(request.responseURL);
    else refused(request.response);
  });
  request.addEventListener('error', () => failed());
  request.addEventListener('abort', () => failed(true));
  request.send(new FormData(form));
  return () => request.abort();
}
