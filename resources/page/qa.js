'use strict';
const base = location.pathname.replace(/\/*$/, '/');
const at = (id) => document.getElementById(id);
const show = (id, shown) => { at(id).hidden = !shown; };
const tell = (text) => { at('trouble').textContent = text; };
const make = (name, text, kind) => {
  const one = document.createElement(name);
  one.textContent = text;
  if (kind) one.className = kind;
  return one;
};
const patience = (time) => {
  const control = new AbortController();
  setTimeout(() => control.abort(), time);
  return control.signal;
};
const post = async (place, what) => {
  const answer = await fetch(base + place, {
    method: 'POST', cache: 'no-store', credentials: 'omit', signal: patience(60000),
    headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(what),
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw Object.assign(new Error(said.why || 'The room does not take it (' + answer.status + ').'), { status: answer.status });
  return said;
};
const store = {
  get seat() { try { return sessionStorage.getItem(base) || ''; } catch { return ''; } },
  set seat(one) { try { sessionStorage.setItem(base, one); } catch { /* it lasts until the page is left */ } },
};
let seat = store.seat;
let board = null;
let sequence = 0;
let open = null;

const freshKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
const start = (card) => {
  open = { key: freshKey(), experiment: board.experiment, card };
  at('result').reset();
  at('tried').textContent = card.try || 'Something else';
  at('tried').className = card.try.length > 200 ? 'long' : '';
  at('look').textContent = card.look;
  tell('');
  show('result', true);
  show('cards', false);
  for (const long of ['tried', 'look'].map(at)) { // to be read by the keyboard, too
    if (long.scrollHeight > long.clientHeight) long.tabIndex = 0;
    else long.removeAttribute('tabindex');
    long.scrollTop = 0;
  }
  at('result').scrollIntoView();
};
const leave = () => {
  open = null;
  show('result', false);
  show('cards', true);
};
const draw = () => {
  at('title').textContent = board.title || 'Nothing is broken yet';
  at('detail').textContent = '';
  at('state').textContent = board.running ? 'This runs now.'
    : board.title ? 'This is over. You can still send what you found.' : 'The cards come when an experiment begins.';
  at('cards').replaceChildren(...[...board.cards, { try: '', look: '' }].map((card) => {
    const button = document.createElement('button');
    button.type = 'button';
    for (const part of [make('span', card.try || 'Something else'), card.look && make('small', card.look)]) {
      if (!part) continue;
      part.dir = 'auto';
      button.append(part);
    }
    button.addEventListener('click', () => start(card));
    const one = document.createElement('li');
    one.append(button);
    return one;
  }));
};
const rest = (time) => new Promise((resolve) => setTimeout(resolve, time));
const follow = async () => {
  while (seat) {
    try {
      const answer = await fetch(base + 'board?seat=' + seat + '&after=' + sequence, { cache: 'no-store', credentials: 'omit', signal: patience(30000) });
      if (answer.status === 403) return ask('You have to join again: the page was opened anew in the room.');
      if (answer.status === 200) {
        board = await answer.json();
        sequence = board.sequence;
        draw();
      } else if (answer.status !== 204) throw new Error(answer.status);
      at('state').className = '';
    } catch (error) {
      at('state').textContent = 'No word from the room. What you send is kept here until it is there.';
      await rest(2000);
    }
  }
};
const enter = () => {
  show('join', false);
  show('board', true);
  tell('');
  follow();
};
const ask = (why) => {
  seat = store.seat = '';
  show('board', false);
  show('join', true);
  tell(why);
};
const packed = async (file) => {
  if (!file) return '';
  let image;
  try {
    image = await createImageBitmap(file);
  } catch {
    throw new Error('This browser cannot read that picture. Take a screenshot of it, or send it without.');
  }
  const scale = Math.min(1, 1600 / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', 0.8).split(',')[1];
};

at('join').addEventListener('submit', async (event) => {
  event.preventDefault();
  tell('');
  try {
    seat = store.seat = (await post('join', { code: at('code').value, name: at('name').value })).seat;
    enter();
  } catch (error) {
    tell(error.message);
  }
});
at('leave').addEventListener('click', leave);
at('result').addEventListener('submit', async (event) => {
  event.preventDefault();
  const chosen = document.querySelector('input[name=outcome]:checked');
  if (!chosen) return tell('Say first what came of it.');
  at('send').disabled = true;
  at('send').textContent = 'Sending…';
  tell('');
  try {
    const picture = await packed(at('picture').files[0]);
    await post('send?seat=' + seat, {
      key: open.key, experiment: open.experiment, try: open.card.try, look: open.card.look,
      outcome: chosen.value, severity: at('severity').value, text: at('text').value, picture,
    });
    const line = document.createElement('li');
    const what = make('span', open.card.try || at('text').value || 'Something else');
    what.dir = 'auto';
    line.append(what, chosen.value + ' · ', make('span', 'in the record', 'done'));
    at('sent').prepend(line);
    show('sentHeading', true);
    leave();
  } catch (error) {
    tell(error.status ? error.message : error.message + ' Nothing is lost: send it again.');
    if (error.status === 403) ask(error.message);
  }
  at('send').disabled = false;
  at('send').textContent = 'Send';
});
if (seat) enter(); else show('join', true);
