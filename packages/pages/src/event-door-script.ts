/**
 * The script of the door's page. It sends what is typed without loading a page, and keeps on the phone what could not be sent:
 * numbers with their door, until an answer came. It is a file of its own, since no page may hold a script, and written for
 * old phones. The server counts a number once however often it arrives, so an answer that was lost does no harm.
 */
export const EVENT_DOOR_SCRIPT_TEXT = `(function () {
  "use strict";
  var main = document.querySelector("main");
  if (!main || !window.fetch || !window.DOMParser || !window.URLSearchParams) return;
  var first = main.innerHTML;
  var place = "shanhai.door:" + location.pathname;
  var status = document.createElement("div");
  status.className = "card queue";
  status.setAttribute("role", "status");
  status.hidden = true;
  main.parentNode.appendChild(status);
  var words = {};
  var sending = false;
  function read() {
    try { return JSON.parse(localStorage.getItem(place) || "[]"); } catch (error) { return []; }
  }
  function write(list) {
    try { localStorage.setItem(place, JSON.stringify(list)); return true; } catch (error) { return false; }
  }
  function say(text, phones, tone) {
    status.textContent = text + " " + phones.map(function (phone) { return phone.slice(-4); }).join("、");
    status.setAttribute("data-tone", tone);
    status.hidden = false;
  }
  function send(phone) {
    var stop = window.AbortController ? new AbortController() : undefined;
    var timer = setTimeout(function () { if (stop) stop.abort(); }, 12000);
    return fetch(location.pathname, {
      method: "POST", body: new URLSearchParams({ phone: phone }), signal: stop && stop.signal
    }).then(function (response) {
      clearTimeout(timer);
      if (response.status === 429 || response.status >= 500) throw new Error("later");
      return response.text().then(function (text) { return { ok: response.ok, text: text }; });
    }, function (error) { clearTimeout(timer); throw error; });
  }
  function show(text) {
    var next = new DOMParser().parseFromString(text, "text/html").querySelector("main");
    if (!next) return;
    main.innerHTML = next.innerHTML;
    wire();
  }
  function keep(phone) {
    var list = read();
    if (list.indexOf(phone) < 0) list.push(phone);
    return write(list);
  }
  function flush() {
    var list = read();
    if (sending || list.length === 0) return;
    sending = true;
    var phone = list[0];
    send(phone).then(function (answer) {
      sending = false;
      write(read().filter(function (one) { return one !== phone; }));
      say(answer.ok ? words.sent : words.refused, [phone], answer.ok ? "good" : "bad");
      flush();
    }, function () { sending = false; });
  }
  function wire() {
    var form = main.querySelector("form[data-door]");
    var again = main.querySelector(".again[href='']");
    if (form) {
      words = { sending: form.dataset.sending, kept: form.dataset.kept, sent: form.dataset.sent, refused: form.dataset.refused };
      form.addEventListener("submit", function (event) {
        event.preventDefault();
        var phone = form.elements.phone.value.replace(/[^0-9+]/g, "");
        var button = form.querySelector("button");
        if (button.disabled) return;
        var label = button.textContent;
        button.disabled = true;
        button.textContent = words.sending;
        send(form.elements.phone.value).then(function (answer) { show(answer.text); }, function () {
          button.disabled = false;
          button.textContent = label;
          if (!/^([+]?86)?1[3-9][0-9]{9}$/.test(phone) || !keep(phone)) { form.submit(); return; }
          form.reset();
          form.elements.phone.value = "";
          say(words.kept, read(), "warn");
        });
      });
    }
    if (again) again.addEventListener("click", function (event) {
      event.preventDefault();
      main.innerHTML = first;
      wire();
      var input = main.querySelector("#phone");
      if (input) { input.value = ""; input.focus(); }
    });
  }
  wire();
  if (read().length > 0) say(words.kept || "", read(), "warn");
  flush();
  window.addEventListener("online", flush);
  setInterval(flush, 15000);
})();
`;
