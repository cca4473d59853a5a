// <button data-locate="lat-id lon-id"> fills two fields with where the phone is. Hidden until this file runs.
for (const button of document.querySelectorAll("[data-locate]")) {
  if (!("geolocation" in navigator)) continue;
  const [lat, lon] = button.dataset.locate.split(" ").map((id) => document.getElementById(id));
  const said = document.createElement("p");
  said.className = "hint";
  said.setAttribute("role", "status");
  button.after(said);
  button.hidden = false;
  button.addEventListener("click", () => {
    said.textContent = "Đang tìm vị trí…";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        lat.value = coords.latitude.toFixed(5);
        lon.value = coords.longitude.toFixed(5);
        lat.dispatchEvent(new Event("change", { bubbles: true }));
        said.textContent = `Đã lấy vị trí, sai số ${Math.round(coords.accuracy)} m.`;
      },
      () => { said.textContent = "Chưa lấy được vị trí. Ghi địa chỉ là đủ."; },
      { enableHighAccuracy: true, timeout: 15000 },
    );
  });
}
