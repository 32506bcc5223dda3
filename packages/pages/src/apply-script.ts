/**
 * The script of a job's page: what could not be sent stays in its form, which sends itself once the network is back. Nothing is
 * kept on the phone, which may be somebody else's. It is a file of its own, since no page may hold a script, and written for
 * old phones. A form has a number, so that one whose answer was lost is the same application when it is sent again.
 */
export const APPLY_SCRIPT_TEXT = `(function () {
  "use strict";
  if (!window.fetch || !window.DOMParser || !window.FormData || !window.URLSearchParams) return;
  var main = document.querySelector("main");
  function wire() {
    var form = main && main.querySelector("form[data-waiting]");
    if (!form) return;
    var button = form.querySelector("button");
    var label = button.textContent;
    var status = document.createElement("p");
    status.className = "waiting";
    status.setAttribute("role", "status");
    form.appendChild(status);
    var sending = false;
    var waiting = false;
    var timer;
    function send() {
      if (sending) return;
      sending = true;
      button.disabled = true;
      button.textContent = form.dataset.sending;
      var stop = window.AbortController ? new AbortController() : undefined;
      var late = setTimeout(function () { if (stop) stop.abort(); }, 30000);
      var body = new URLSearchParams(new FormData(form));
      fetch(location.pathname, { method: "POST", body: body, signal: stop && stop.signal }).then(function (answer) {
        return answer.text().then(function (text) { clearTimeout(late); done(answer, text); });
      }).catch(function () { clearTimeout(late); wait(); });
    }
    function done(answer, text) {
      window.removeEventListener("online", retry);
      clearInterval(timer);
      if (answer.redirected) { location.assign(answer.url); return; }
      var next = new DOMParser().parseFromString(text, "text/html").querySelector("main");
      if (!next) { form.submit(); return; }
      main.innerHTML = next.innerHTML;
      wire();
      var place = main.querySelector("[role=alert]") || main;
      place.scrollIntoView();
    }
    function wait() {
      sending = false;
      button.disabled = false;
      button.textContent = label;
      status.textContent = form.dataset.waiting;
      if (waiting) return;
      waiting = true;
      window.addEventListener("online", retry);
      timer = setInterval(retry, 15000);
    }
    function retry() { if (waiting) send(); }
    form.addEventListener("input", function () { waiting = false; status.textContent = ""; window.removeEventListener("online", retry); clearInterval(timer); });
    form.addEventListener("submit", function (event) { event.preventDefault(); send(); });
  }
  wire();
})();
`;
