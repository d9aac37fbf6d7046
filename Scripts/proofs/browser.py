"""Headless Chromium over its debugging pipe: what a page asked for, and what is in it once it is open."""
import json, os, select, shutil, subprocess, time

from proofs.tally import Missing

# Elements and attributes that run, embed, redirect or fetch, in the tree as the browser understood it.
FAULTS = """(() => {
  const faults = [];
  for (const e of document.querySelectorAll('*')) {
    const tag = e.localName;
    if (/^(script|iframe|frame|object|embed|applet|base|form|input|textarea|portal|audio|video|foreignobject|set|animate.*)$/i
      .test(tag)) faults.push('<' + tag + '>');
    if (tag == 'link' && e.getAttribute('href') != 'data:,') faults.push('<link>');
    if (tag == 'meta' && /refresh/i.test(e.getAttribute('http-equiv') || '')) faults.push('<meta refresh>');
    for (const a of e.attributes) {
      if (/^on/i.test(a.name) || /^(srcdoc|srcset|ping|action|formaction|background)$/i.test(a.name))
        faults.push(tag + ' ' + a.name);
      if (/^(href|xlink:href|src|data|poster)$/i.test(a.name)) {
        const to = a.value.replace(/[\\s\\x00-\\x1f]/g, '');
        const isOwn = /^#|^(figures|data|records)\\/[^:]*$|^data:,$|^data:image\\/(png|jpeg);base64,/i.test(to);
        const isLink = tag == 'a' && /^((https?|ftp):\\/\\/|mailto:|tel:)/i.test(to);
        if (!isOwn && !isLink) faults.push(tag + ' ' + a.name + '=' + a.value.slice(0, 60));
        if (isOwn && /(^|\\/)\\.\\.(\\/|$)|%2e%2e/i.test(to)) faults.push(tag + ' leads out: ' + a.value.slice(0, 60));
      }
      if (a.name == 'style' && /url\\(|expression|import/i.test(a.value)) faults.push(tag + ' style=' + a.value);
    }
    if (tag == 'style' && /@import|url\\((?!"?data:font)/i.test(e.textContent)) faults.push('<style> fetches');
  }
  if (window.hit) faults.push('a script ran');
  return faults;
})()"""


class Browser:
    def __init__(self, work, hosts=""):
        """`hosts` are rules of Chromium's for names and addresses that it may reach on this machine."""
        path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if not path: raise Missing("needs chromium; Scripts/bootstrap --pages installs it")
        (reads, self.to), (self.back, writes) = os.pipe(), os.pipe()

        def pipes():
            a, b = os.dup(reads), os.dup(writes)
            os.dup2(a, 3), os.dup2(b, 4)

        self.process = subprocess.Popen(
            [path, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
             "--disable-extensions", "--disable-dev-shm-usage",
             # Nothing is asked for outside of this machine; that it would be is told all the same.
             "--host-resolver-rules=" + (hosts and hosts + ",") + "MAP * ~NOTFOUND", f"--user-data-dir={work}/browser",
             "--remote-debugging-pipe", "about:blank"],
            preexec_fn=pipes, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(reads), os.close(writes)
        self.buffer, self.number, self.session, self.events = b"", 0, None, []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Network", "Runtime", "Log"]: self.ask(domain + ".enable")
        self.ask("Page.setLifecycleEventsEnabled", enabled=True)

    def ask(self, method, limit=60, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session: message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        answer = self.wait(lambda found: found.get("id") == self.number, limit)
        if "error" in answer: raise RuntimeError(f"{method}: {answer['error']}")
        return answer.get("result", {})

    def wait(self, wanted, limit):
        end = time.monotonic() + limit
        while True:
            while b"\0" in self.buffer:
                text, self.buffer = self.buffer.split(b"\0", 1)
                message = json.loads(text)
                if message.get("method") == "Page.javascriptDialogOpening":
                    close = {"id": 0, "method": "Page.handleJavaScriptDialog", "params": {"accept": False}}
                    os.write(self.to, json.dumps({**close, "sessionId": self.session}).encode() + b"\0")
                if "method" in message: self.events.append(message)
                if wanted(message): return message
            if time.monotonic() > end or not select.select([self.back], [], [], max(0, end - time.monotonic()))[0]:
                raise TimeoutError("the browser does not answer")
            data = os.read(self.back, 1 << 20)
            if not data: raise RuntimeError("the browser has ended")
            self.buffer += data

    def open(self, address):
        begun = len(self.events)
        loader = self.ask("Page.navigate", url=address)["loaderId"]
        # That page's own load: the one before it may be told late.
        loads = lambda found: (found.get("method") == "Page.lifecycleEvent" and found["params"]["name"] == "load"
                               and found["params"]["loaderId"] == loader)
        if not any(loads(event) for event in self.events[begun:]): self.wait(loads, 60)

    def faults(self, page):
        """Opens a file and lists what it should not have or do."""
        self.open("about:blank")
        self.events = []
        address = "file://" + page.replace("%", "%25").replace("\\", "%5C").replace("#", "%23").replace("?", "%3F")
        self.open(address)
        value = self.ask("Runtime.evaluate", expression=FAULTS, returnByValue=True)["result"].get("value")
        faults = ["the page cannot be looked at"] if value is None else list(value)
        for event in self.events:
            method, about = event["method"], event["params"]
            if method == "Network.requestWillBeSent":
                url = about["request"]["url"]
                if not url.startswith("data:") and url != about.get("documentURL"): faults.append("asks for " + url[:80])
                elif url.startswith("file:") and not url.endswith(address.rsplit("/", 1)[1]): faults.append("opens " + url)
            if method == "Page.javascriptDialogOpening": faults.append("opens a dialog")
            if method in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"):
                entry = about.get("entry", {})
                faults.append("console: " + str(entry.get("text") or method)[:120])
        return sorted(set(faults))

    def close(self):
        self.process.kill()
        self.process.wait()
