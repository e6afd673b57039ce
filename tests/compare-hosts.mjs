// Plays one story on two running installations and says where they differ: mails, pages, JSON and timeline, with what must differ
// (tokens, instants, boundaries) blotted out. Both run on the same fast clock, each with a MailDev of its own.
//
//   node tests/compare-hosts.mjs http://localhost:7071 http://localhost:1080 http://localhost:7072 http://localhost:1081
//
// Ends with 0 where they are the same.
const [firstHost, firstInbox, secondHost, secondInbox] = process.argv.slice(2);
if (!secondInbox) {
  console.error('Name two installations: URL INBOX URL INBOX');
  process.exit(2);
}

const email = `same-${Date.now()}@example.org`;
const limit = 10 * 60 * 1000;

async function waitFor(look, what) {
  for (const start = Date.now(); Date.now() - start < limit;) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Waited in vain for ${what}.`);
}

function blot(text, host) {
  return text
    .replaceAll(new URL(host).host, 'HOST')
    .replaceAll(host, 'HOST')
    .replace(/\b[0-9a-f]{64}\b/g, 'SHA256')
    .replace(/<code title[^>]*>[0-9a-f]{12}<\/code>/g, 'HASH')
    .replace(/\b[0-9a-hjkmnp-tv-z]{26,}\b/g, 'TOKEN')
    .replace(/([a-z]+)-(\d+)\.(TOKEN|[0-9a-hjkmnp-tv-z]{26})/g, '$1-$2.NAME')
    .replace(/name="nonce" value="[0-9a-f]{32}"/g, 'NONCE')
    .replace(/\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}(, \d\d:\d\d)?/g, 'DAY')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)/g, 'INSTANT')
    .replace(/\d{4}-\d\d-\d\d/g, 'DAY')
    .replace(/\b\d+ days? (late|left|from now)/g, 'DAYS $1')
    .replace(/<b>\d+<\/b> days? (left|late)/g, 'DAYS $1');
}

async function play(host, inbox) {
  const seen = {};
  const keep = (name, text) => { seen[name] = blot(text, host); };
  const page = async (name, path) => keep(`page ${name}`, await (await fetch(host + path)).text());
  const mail = async (id) => {
    const found = await waitFor(async () => (await (await fetch(`${inbox}/api/email`)).json())
      .find((m) => m.to.some((to) => to.address === email) && m.headers['message-id'].startsWith(`<${id}`)), `the mail ${id}`);
    const whole = await (await fetch(`${inbox}/api/email/${found.id}`)).json();
    keep(`mail ${id}`, [whole.subject, whole.text, whole.html, ...Object.keys(whole.headers).sort()].join('\n'));
    return whole;
  };
  const post = async (path, fields) => {
    const answer = await fetch(host + path, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) });
    keep(`answer ${path.split('/').at(-1)}`, `${answer.status} ${await answer.text()}`);
  };

  await page('form', '/');
  await page('facts', '/facts');
  await page('deadline', '/deadline?country=DE-HH&filed=2026-03-06');
  await post('/draft', { kind: 'object', country: 'BR', language: 'pt', accounts: 'ada', circumstance: 'health' });
  const form = new FormData();
  for (const [field, value] of Object.entries({ kind: 'access', country: 'DE', name: 'Ada Exämple', email, details: 'Mine.', timezone: 'Europe/Berlin', consent: 'on', nonce: 'n' }))
    form.append(field, value);
  const bad = await fetch(`${host}/cases`, { method: 'POST', headers: { accept: 'application/json' }, body: new URLSearchParams({ country: 'XX' }) });
  keep('problem', `${bad.status} ${bad.headers.get('content-type')} ${await bad.text()}`);
  const submitted = await fetch(`${host}/cases`, { method: 'POST', body: form });
  keep('page sent', await submitted.text());

  const path = new URL((await mail('confirmation-')).text.match(/https?:\/\/\S+\/cases\/[0-9a-z]+/)[0]).pathname;
  await post(`${path}/confirm`, { nonce: '1' });
  await mail('request-');
  await page('ready', path);
  await post(`${path}/snooze`, { nonce: '2', days: '0' });
  await post(`${path}/filed`, { nonce: '3', reference: 'R-1' });
  for (const nudge of [1, 2]) await mail(`nudge-${nudge}-`);
  const last = await mail('nudge-3-');
  const to = last.text.match(/case\+[0-9a-z]+@[\w.-]+/)[0];
  const handed = await fetch(`${host}/inbound/mime?key=local`, {
    method: 'POST',
    body: `From: ${email}\r\nTo: ${to}\r\nMessage-ID: <answer@example.org>\r\n\r\nWe will honor your objection.\r\n`,
  });
  keep('answer inbound', `${handed.status}`);
  await mail('replylogged-');
  // The mail is in the inbox a moment before the case has written it down.
  await waitFor(async () => (await (await fetch(host + path, { headers: { accept: 'application/json' } })).json()).nextWake === undefined, 'nothing more to come');
  await page('granted', path);
  const answer = await fetch(host + path, { headers: { accept: 'application/json' } });
  const json = await answer.json();
  keep('timeline', json.timeline.map((e) => `${e.seq} ${e.type}`).join('\n'));
  keep('json', `${answer.headers.get('content-type')} ${JSON.stringify(json)}`);
  for (const header of ['content-security-policy', 'referrer-policy', 'x-robots-tag', 'cache-control'])
    keep(`header ${header}`, answer.headers.get(header) ?? '');
  return seen;
}

const [first, second] = await Promise.all([play(firstHost, firstInbox), play(secondHost, secondInbox)]);
let different = 0;
for (const name of new Set([...Object.keys(first), ...Object.keys(second)])) {
  if (first[name] === second[name]) continue;
  different++;
  const [one, two] = [(first[name] ?? '').split('\n'), (second[name] ?? '').split('\n')];
  const at = one.findIndex((line, index) => line !== two[index]);
  console.log(`${name} differs at line ${at + 1}:\n  ${one[at]}\n  ${two[at]}`);
}
console.log(`${Object.keys(first).length} things compared, ${different} differ.`);
process.exit(different === 0 ? 0 : 1);
