// A page that outlived its log-in: a fresh token for its forms once somebody has logged in again, in whatever window.
const TOKEN = "csrfmiddlewaretoken";

export const LOGGED_OUT = "Chưa lưu được: phiên làm việc đã hết. Nội dung bạn gõ vẫn còn đây và được lưu ngay khi bạn ";

// "fresh": the forms bear a valid token again; "out": nobody is logged in; "refused": the person may not do this.
export async function freshToken(form, body) {
  const found = await freshTokenFrom(form.action, body.get(TOKEN), { "HX-Request": "true" });
  if (found === "fresh") body.set(TOKEN, document.querySelector(`input[name="${TOKEN}"]`).value);
  return found;
}

// The same from a page of ours that bears a form; `sent` is the token that was turned away.
export async function freshTokenFrom(address, sent, headers = {}) {
  const answer = await fetch(address, { headers, credentials: "same-origin" }).catch(() => null);
  if (!answer || answer.status >= 500) return "lost";
  if (answer.redirected || answer.status === 401) return "out";
  if (!answer.ok) return "refused";
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector(`input[name="${TOKEN}"]`)?.value;
  if (!token || token === sent) return "refused";
  for (const field of document.querySelectorAll(`input[name="${TOKEN}"]`)) field.value = token;
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
  return "fresh";
}

// The way to the log-in, which leaves this window as it is.
export function logInLink() {
  const link = document.createElement("a");
  link.href = "/dang-nhap/";
  link.target = "_blank";
  link.textContent = "đăng nhập lại ở cửa sổ khác";
  return link;
}
