// What a page can do more where scripts run: pictures of its charts, looking again. All else works without.
"use strict";

const PROPERTIES = [
  "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-linecap", "opacity",
  "font-family", "font-size", "font-style", "font-weight", "paint-order", "color",
];

function painted(svg) {
  const copy = svg.cloneNode(true);
  const from = [svg, ...svg.querySelectorAll("*")];
  const to = [copy, ...copy.querySelectorAll("*")];
  from.forEach((element, i) => {
    const style = getComputedStyle(element);
    for (const name of PROPERTIES) to[i].setAttribute(name, style.getPropertyValue(name));
    if (to[i].tagName.toLowerCase() === "rect" && to[i].classList.contains("hit")) to[i].remove();
  });
  copy.querySelectorAll("[fill*='url(']").forEach((e) => e.setAttribute("fill", e.getAttribute("fill").replace(/"/g, "")));
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return copy;
}

async function picture(figure) {
  const svg = [...figure.querySelectorAll("svg.chart")].find((s) => s.getBoundingClientRect().width > 0);
  const box = svg.viewBox.baseVal;
  const copy = painted(svg);
  copy.setAttribute("width", box.width);
  copy.setAttribute("height", box.height);
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(copy));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = box.width * 2;
  canvas.height = box.height * 2;
  const paper = canvas.getContext("2d");
  paper.fillStyle = getComputedStyle(document.body).backgroundColor;
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}

const again = document.querySelector("[data-again]");
if (again) setTimeout(() => location.reload(), 1000 * Number(again.dataset.again));

for (const place of document.querySelectorAll(".picture")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  button.textContent = "PNG";
  button.addEventListener("click", async () => {
    const panel = place.closest(".panel");
    const link = document.createElement("a");
    link.href = await picture(panel.querySelector("figure"));
    link.download = panel.id + ".png";
    link.click();
  });
  place.append(", ", button);
}
