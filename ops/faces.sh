#!/usr/bin/env bash
# ops/faces.sh: the face of official letters, as wide as Times New Roman, from Debian where we may install. Without it
# papers are set in the next best face, so that nothing here stops a set-up.
cd "$(dirname "$0")/.." || exit 0
compgen -G '/usr/share/fonts/truetype/liberation*/LiberationSerif-Regular.ttf' >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Cài phông chữ văn bản (fonts-liberation2) từ kho của Debian…" >&2
    ops/debian.sh fonts-liberation2 && exit 0
fi
echo "Chưa có phông chữ rộng như Times New Roman: văn bản in bằng phông thay thế. Cài thêm: sudo apt-get install fonts-liberation2" >&2
exit 0
