// What the pages do beside what they are: times in the reader's zone, keys, and lines as they come. Nothing needs it.
"use strict";

function showTimes(root) {
  const whole = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  const short = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  const year = new Date().getFullYear();
  for (const time of root.querySelectorAll("time[datetime]")) {
    const instant = new Date(time.dateTime);
    if (Number.isNaN(instant.getTime())) continue;
    time.textContent = (instant.getFullYear() === year ? short : whole).format(instant);
  }
}

// MARK: Lines as they come

const list = document.getElementById("changes");
const live = document.body.dataset.live;
const most = 500;
// As many as the server gives at once: where so many came, there may be more.
const mostAtOnce = 200;
let stream = null;
let last = 0;
let isAsking = false;
let isBehind = false;

function queryFor(since) {
  const query = new URLSearchParams(live);
  query.set("since", since);
  return query.toString();
}

async function addLines() {
  if (isAsking) { isBehind = true; return; }
  isAsking = true;
  do {
    isBehind = false;
    await ask();
  } while (isBehind);
  isAsking = false;
}

async function ask() {
  try {
    const answer = await fetch("/lines?" + queryFor(last), { headers: { Accept: "text/html" } });
    if (answer.ok) put(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch { /* the stream comes back, and asks again */ }
}

// The server's own lines, newest first; what stands there already is not put a second time.
function put(page) {
  const lines = [...page.querySelectorAll("li.change")].filter((line) => !document.getElementById(line.id));
  last = Math.max(last, Number(page.querySelector('meta[name="last"]')?.content ?? 0));
  if (lines.length === 0) return;
  if (lines.length >= mostAtOnce) { location.reload(); return; }
  showTimes(page);
  for (const line of lines) line.classList.add("fresh");
  list.prepend(...lines);
  while (list.children.length > most) list.lastElementChild.remove();
  document.querySelector(".none")?.remove();
  document.getElementById("live-note").textContent = lines.length === 1 ? "One new change" : lines.length + " new changes";
  setTimeout(() => { for (const line of lines) line.classList.remove("fresh"); }, 4000);
}

function follow() {
  if (!list || live === undefined || !("EventSource" in window)) return;
  last = Number(new URLSearchParams(live).get("since"));
  openStream();
  window.addEventListener("pagehide", closeStream);
  window.addEventListener("pageshow", openStream);
  document.addEventListener("visibilitychange", () => { if (document.hidden) closeStream(); else openStream(); });
}

// Of a page that nobody looks at no connection is held: browsers have six for each server. What came meanwhile is
// asked for at its return.
function openStream() {
  if (stream || document.hidden) return;
  stream = new EventSource("/changes?" + queryFor(last));
  stream.onmessage = addLines;
  stream.onopen = addLines;
}

function closeStream() {
  stream?.close();
  stream = null;
}

// MARK: Keys

let chosen = null;

// Lines of a list, and of a text that is compared whatever is not as it was.
const stops = ".change, .hits > li, .stories > li, .difference > h1:has(ins, del), .difference > p:not(.same), "
  + ".sides > .row:not(.same, .headline), .sides > .headline:has(ins, del)";

function choose(step) {
  const lines = [...document.querySelectorAll(stops)];
  if (lines.length === 0) return;
  // The line itself, not its place: new ones come before it.
  const place = Math.min(Math.max(lines.indexOf(chosen) + step, 0), lines.length - 1);
  chosen?.classList.remove("chosen");
  chosen = lines[place];
  chosen.classList.add("chosen");
  const link = chosen.querySelector(".line a");
  if (!link) chosen.tabIndex = -1;
  (link ?? chosen).focus();
}

const keys = {
  j: () => choose(1),
  k: () => choose(-1),
  o: () => document.querySelector(".chosen .line a")?.click(),
  "/": () => document.querySelector("#q, #quick")?.focus(),
  "?": () => document.getElementById("keys").showModal(),
};

// Whoever speaks to the machine, or hits keys by mistake, can turn them off; where nothing can be kept, they are on.
const keysOn = document.getElementById("keys-on");

function areKeysOn() {
  try { return localStorage.getItem("keys") !== "off"; } catch { return true; }
}

function offerKeys() {
  keysOn.checked = areKeysOn();
  keysOn.addEventListener("change", () => {
    try { localStorage.setItem("keys", keysOn.checked ? "on" : "off"); } catch { /* on again at the next page */ }
  });
  const button = document.getElementById("keys-open");
  button.hidden = false;
  button.addEventListener("click", keys["?"]);
}

document.addEventListener("keydown", (event) => {
  if (!keysOn.checked) return;
  const isTyping = event.target.closest("input, select, textarea, dialog");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
  event.preventDefault();
  keys[event.key]();
});

showTimes(document);
offerKeys();
follow();
