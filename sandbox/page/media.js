// Photos, albums and files in a bubble, and the photo that fills the window.

import { byId, icon, make } from "./dom.js";

const size = (bytes) => (bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`);
const address = (file) => `/sandbox/files/${encodeURIComponent(file.file_id)}`;

function enlarge(message) {
  const best = message.photo.at(-1);
  const image = byId("large-photo");
  image.src = address(best);
  image.alt = message.caption || "Photo";
  byId("large-caption").textContent = message.caption ?? "";
  byId("photo-save").href = address(best);
  byId("photo-dialog").showModal();
}

function photo(message) {
  const best = message.photo.at(-1);
  const image = make("img", { src: address(best), alt: "", width: best.width, height: best.height, loading: "lazy" });
  const shown = make("button", { type: "button", class: "photo", "aria-label": message.caption ? `Photo: ${message.caption}` : "Photo" }, image);
  const veiled = message.has_media_spoiler;
  if (veiled) { shown.classList.add("veiled"); shown.setAttribute("aria-label", "Hidden photo"); }
  shown.addEventListener("click", () => {
    if (!shown.classList.contains("veiled")) return enlarge(message);
    shown.classList.remove("veiled");
    return shown.setAttribute("aria-label", message.caption ? `Photo: ${message.caption}` : "Photo");
  });
  return shown;
}

function file(message) {
  const { document: sent } = message;
  const what = make("span", {}, make("b", {}, sent.file_name ?? "File"), make("small", {}, size(sent.file_size ?? 0)));
  return make("a", { class: "file", href: address(sent), download: sent.file_name ?? "file" }, icon("file"), what);
}

// The pictures or files of a message, or of all the messages of an album.
export function media(messages) {
  const photos = messages.filter((message) => message.photo).map(photo);
  const files = messages.filter((message) => message.document).map(file);
  if (photos.length < 2) return [...photos, ...files];
  return [make("div", { class: `album of${Math.min(photos.length, 4)}`, role: "group", "aria-label": `Album of ${photos.length} photos` }, ...photos), ...files];
}
