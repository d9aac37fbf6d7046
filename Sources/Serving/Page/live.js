// What makes a served report live: it follows the server's events, changes what is other in the page without moving the
// reader, and shows what is trained and what is wrong. It is added by the server; a report on disk has no script.
"use strict";
(() => {
  const [token, version] = document.querySelector('meta[name="cyclopedia-live"]').content.split(" ");
  let shown = Number(version), state = null, source = null, isFetching = false;

  const make = (tag, name, ...content) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...content.filter(one => one !== null && one !== undefined));
    return element;
  };
  const drawn = (tag, attributes, ...content) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...content);
    return element;
  };

  // ---- The page: what is equal stays, with all that its reader did to it.

  // A mark in the place of what is as it was.
  const isSame = node => node.nodeType === 1 && node.classList.contains("live-same");

  // An element becomes like another one.
  function change(old, fresh) {
    if (isSame(fresh) || old.isEqualNode(fresh)) return;
    if (old.nodeType !== 1 || old.nodeName !== fresh.nodeName || old.id !== fresh.id) {
      old.replaceWith(document.importNode(fresh, true));
      return;
    }
    for (const { name } of [...old.attributes])
      if (!fresh.hasAttribute(name) && !(name === "open" && old.localName === "details")) old.removeAttribute(name);
    for (const { name, value } of fresh.attributes)
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    changeChildren(old, [...old.childNodes], [...fresh.childNodes]);
  }

  function changeChildren(parent, old, fresh) {
    while (old.length && fresh.length && old[0].isEqualNode(fresh[0])) { old.shift(); fresh.shift(); }
    while (old.length && fresh.length && old.at(-1).isEqualNode(fresh.at(-1))) { old.pop(); fresh.pop(); }
    // What has the same identifier is the same thing, wherever it stands now.
    const named = new Map(old.filter(node => node.id).map(node => [node.id, node]));
    const kept = new Set(fresh.map(node => named.get(node.id)).filter(Boolean));
    const free = old.filter(node => !kept.has(node));
    let place = old.length ? old[0].previousSibling : null;
    if (!old.length && fresh.length) {
      const after = fresh.at(-1);
      place = nodeBefore(parent, after);
    }
    for (const node of fresh) {
      const same = node.id ? named.get(node.id) : free.length && free[0].nodeName === node.nodeName && !free[0].id
        ? free.shift() : null;
      const next = place ? place.nextSibling : parent.firstChild;
      if (same) {
        if (next !== same) parent.insertBefore(same, next);
        const before = same.previousSibling;
        change(same, node);
        place = before ? before.nextSibling : parent.firstChild;
      } else {
        place = parent.insertBefore(document.importNode(node, true), next);
      }
    }
    for (const node of free) node.remove();
  }

  // Where only new nodes came in, they stand behind as many nodes as in the new page.
  function nodeBefore(parent, last) {
    let behind = 0;
    for (let node = last.nextSibling; node; node = node.nextSibling) behind += 1;
    return parent.childNodes[parent.childNodes.length - behind - 1] ?? null;
  }

  // Runs a change and puts what the reader looks at back to where it was on the screen.
  function keepingPlace(change) {
    const seen = [];
    const blocks = document.querySelectorAll("header.title>*,main>section>*,main>section>section>*,main li,footer");
    for (const element of blocks) {
      const box = element.getBoundingClientRect();
      if (box.bottom > 0 && box.height > 0) seen.push({ element, id: element.id, top: box.top });
      if (seen.length >= 12) break;
    }
    const isAtTop = window.scrollY < 2;
    change();
    if (isAtTop) return;
    for (const { element, id, top } of seen) {
      const now = element.isConnected ? element : id && document.getElementById(id);
      if (!now) continue;
      window.scrollBy({ top: now.getBoundingClientRect().top - top, behavior: "instant" });
      return;
    }
  }

  async function load() {
    if (isFetching) return;
    isFetching = true;
    try {
      while (state && state.version > shown) {
        const answer = await fetch(`/live/since/${shown}`, { cache: "no-store" });
        if (!answer.ok) throw new Error(answer.statusText);
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
        const about = fresh.querySelector('meta[name="cyclopedia-live"]').content.split(" ");
        if (about[0] !== token) return location.reload();
        keepingPlace(() => {
          for (const note of document.querySelectorAll(".live-note")) note.remove();
          document.title = fresh.title;
          document.documentElement.lang = fresh.documentElement.lang;
          const [style, next] = [document.querySelector("head style"), fresh.querySelector("head style")];
          if (!style && next) document.head.append(document.importNode(next, true));
          else if (style && next && !isSame(next) && style.textContent !== next.textContent) style.textContent = next.textContent;
          changeChildren(document.body, [...document.body.childNodes], [...fresh.body.childNodes]);
          putNotes();
        });
        shown = Number(about[1]);
        document.documentElement.dataset.live = shown;
      }
    } catch (error) {
      // The next event tries again.
      console.warn("the page could not be loaded again:", error.message);
    } finally { isFetching = false; }
  }

  // ---- Mistakes, at the top and at their places.

  const top = make("aside", "live-mistakes");
  top.setAttribute("aria-live", "polite");
  top.setAttribute("aria-label", "Mistakes");

  const placeOf = mistake => {
    if (!mistake.place) return null;
    let element = document.getElementById(mistake.place.identifier);
    if (!element) return null;
    if (element.matches("section.chapter")) element = element.querySelector("h2") ?? element.firstElementChild;
    for (let left = mistake.place.blocks; left > 0; left -= 1) {
      const next = element.nextElementSibling;
      if (!next || next.id || next.matches(".notes")) break;
      element = next;
    }
    return element;
  };

  const text = mistake => {
    const element = placeOf(mistake);
    const place = make(element ? "button" : "code", "live-place", `${mistake.file}:${mistake.line}:${mistake.column}`);
    if (element) {
      [place.type, place.title] = ["button", "Show it in the page"];
      place.addEventListener("click", () => placeOf(mistake)?.scrollIntoView({ block: "center" }));
    }
    return [place, " ", make("span", "", mistake.message), mistake.hint ? make("small", "", mistake.hint) : null];
  };

  function putNotes() {
    for (const note of document.querySelectorAll(".live-note")) note.remove();
    const isIn = new Map();
    for (const mistake of state ? state.mistakes : []) {
      const element = placeOf(mistake);
      if (!element) continue;
      const note = make("aside", "live-note", ...text(mistake));
      (isIn.get(element) ?? element).after(note);
      isIn.set(element, note);
    }
  }

  function showMistakes() {
    const lines = state.mistakes.map(mistake => make("li", "", ...text(mistake)));
    const count = lines.length;
    top.replaceChildren();
    if (count) {
      const result = !state.isOld ? "nothing is trained before that is mended"
        : state.version ? "the page is as it was before" : "there is no page yet";
      const words = `${count === 1 ? "A mistake" : `${count} mistakes`}: ${result}`;
      top.append(make("p", "", words), make("ul", "", ...lines));
    }
    if (state.fault) top.append(make("p", "", state.fault));
    top.hidden = !count && !state.fault;
    putNotes();
  }

  // ---- What is trained.

  const panel = make("aside", "live-panel");
  panel.setAttribute("aria-label", "The work behind this page");
  const status = make("summary"), runs = make("div"), facts = make("div");

  const time = seconds => seconds < 59.5 ? `${Math.round(seconds)} s` : seconds < 3570
    ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(seconds < 35000 ? 1 : 0)} h`;
  const percent = share => `${(100 * share).toFixed(2)} %`;

  // A line through values of 0 to `steps`, whose last one is told beside it.
  function curve(title, points, steps, format, name) {
    const [width, height] = [240, 56];
    const values = points.map(point => point.value);
    let [least, most] = [Math.min(...values), Math.max(...values)];
    if (!(most > least)) [least, most] = [least - 0.5, most + 0.5];
    const x = point => (width * point.step / Math.max(1, steps)).toFixed(1);
    const y = point => (3 + (height - 6) * (1 - (point.value - least) / (most - least))).toFixed(1);
    const line = points.map((point, index) => `${index ? "L" : "M"}${x(point)} ${y(point)}`).join("");
    const last = points.at(-1);
    const words = `${title}, now ${format(last.value)}, between ${format(least)} and ${format(most)}`;
    return make("figure", name,
      make("figcaption", "", make("span", "", title), make("b", "", format(last.value))),
      drawn("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": words },
        drawn("path", { class: "base", d: `M0 ${height - 0.5}H${width}` }), drawn("path", { class: "line", d: line }),
        drawn("circle", { cx: x(last), cy: y(last), r: 2.5 })));
  }

  function training(run) {
    const facts = [run.total > 1 ? `run ${run.number} of ${run.total}` : null, `step ${run.step} of ${run.steps}`,
      run.epochs ? `epoch ${+(run.epoch ?? 0).toFixed(2)} of ${+run.epochs.toFixed(2)}` : null,
      run.accuracies.length === 1 ? `test accuracy ${percent(run.accuracy)}` : null,
      run.imagesPerSecond ? `${Math.round(run.imagesPerSecond)} images/s` : null,
      run.left !== undefined ? `${time(run.left)} left` : null].filter(Boolean);
    const bar = make("progress");
    [bar.max, bar.value] = [run.steps, run.step];
    bar.setAttribute("aria-label", `Progress of ${run.name}`);
    return make("section", "", make("h6", "", `${run.name}#${run.seed}`), bar, make("p", "", facts.join(" · ")),
      run.losses.length > 1 ? curve("training loss", run.losses, run.steps, value => value.toFixed(3), "loss") : null,
      run.accuracies.length > 1 ? curve("test accuracy", run.accuracies, run.steps, percent, "accuracy") : null);
  }

  const button = (words, path) => {
    const element = make("button", "", words);
    element.type = "button";
    element.addEventListener("click", async () => {
      element.disabled = true;
      const answer = await fetch(path, { method: "POST", headers: { "X-Cyclopedia-Token": token } });
      if (!answer.ok) element.disabled = false;
    });
    return element;
  };
  const stop = button("Stop at a checkpoint", "/live/stop"), train = button("Train", "/live/train");
  const counted = make("summary"), list = make("ul"), remarks = make("details", "", counted, list);
  // Buttons stay where they are while what stands around them is made anew, or a click could miss them.
  const box = make("details", "", status, runs, stop, train, facts, remarks);
  panel.append(box);
  let hasChosen = false;
  status.addEventListener("click", () => { hasChosen = true; });

  function words() {
    const count = state.mistakes.length;
    if (count && state.isOld) return count === 1 ? "A mistake" : `${count} mistakes`;
    const missing = state.missingCount === 1 ? "1 run" : `${state.missingCount} runs`;
    switch (state.phase) {
      case "training": {
        const names = state.trainings.map(run => `${run.name}#${run.seed}`).join(", ");
        return `Training ${names}` + (state.leftOfAll > 1 ? ` · ${time(state.leftOfAll)} in all` : "");
      }
      case "stopping": return "Stopping at a checkpoint";
      case "stopped": return `${missing} not made`;
      case "waiting": return state.missingCount ? `${missing} to train` : "Up to date";
      case "writing": return state.missingCount ? "Preparing to train" : "Up to date";
      default: return "Up to date";
    }
  }

  function showWork(isOther) {
    const isTraining = state.phase === "training", count = state.remarks.length;
    const remarked = `${count} remark${count === 1 ? "" : "s"}`;
    status.textContent = words() + (count ? ` · ${remarked}` : "");
    if (isOther("trainings")) runs.replaceChildren(...state.trainings.map(training));
    if (isTraining && stop.hidden) stop.disabled = false;
    if (state.canTrain && train.hidden) train.disabled = false;
    [stop.hidden, train.hidden, remarks.hidden] = [!isTraining, !state.canTrain, !count];
    const more = state.missingCount - state.missing.length;
    facts.replaceChildren(...[
      state.missingCount && !isTraining ? `Missing: ${state.missing.join(", ")}${more ? ` and ${more} more` : ""}` : null,
      state.milliseconds !== undefined ? `Page ${state.version}, made in ${state.milliseconds} ms` : null,
    ].filter(Boolean).map(line => make("p", "", line)));
    if (isOther("remarks")) {
      counted.textContent = remarked;
      list.replaceChildren(...state.remarks.map(remark => make("li", "", ...text(remark))));
    }
    // On a narrow screen it would lie over the text.
    if (!hasChosen) box.open = window.innerWidth > 700 && ["training", "stopping", "stopped"].includes(state.phase);
  }

  // ---- The events.

  function take(next) {
    if (next.session !== token) return location.reload();
    const before = state;
    state = next;
    const isOther = name => !before || JSON.stringify(before[name]) !== JSON.stringify(next[name]);
    if (isOther("mistakes") || isOther("isOld") || isOther("fault")) keepingPlace(showMistakes);
    showWork(isOther);
    load();
  }

  function listen() {
    if (source) return;
    source = new EventSource("/live/events");
    source.onmessage = event => { panel.classList.remove("lost"); take(JSON.parse(event.data)); };
    source.onerror = () => {
      panel.classList.add("lost");
      status.textContent = "No connection: is 'cyclopedia serve' running?";
      if (source.readyState !== EventSource.CLOSED) return;
      source = null;
      setTimeout(listen, 2000);
    };
  }

  // A window that nobody sees leaves its connection to others.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") return listen();
    source?.close();
    source = null;
  });
  document.documentElement.insertBefore(top, document.body);
  document.documentElement.append(panel);
  top.hidden = true;
  status.textContent = "Connecting";
  document.documentElement.dataset.live = shown;
  listen();
})();
