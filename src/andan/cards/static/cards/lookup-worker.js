// Finds the number whose SHA-256 with the salt is the challenge. Own arithmetic: the browser's is there on https alone.
const K = new Uint32Array(64);
const START = new Uint32Array(8);
for (let number = 2, found = 0; found < 64; number++) {
  let prime = true;
  for (let divisor = 2; divisor * divisor <= number; divisor++) if (number % divisor === 0) prime = false;
  if (!prime) continue;
  if (found < 8) START[found] = Math.floor((Math.sqrt(number) % 1) * 2 ** 32);
  K[found++] = Math.floor((Math.cbrt(number) % 1) * 2 ** 32);
}

const words = new Uint32Array(64);

function rotated(word, by) {
  return (word >>> by) | (word << (32 - by));
}

function mixed(state, bytes, at) {
  for (let i = 0; i < 16; i++) {
    const from = at + 4 * i;
    words[i] = (bytes[from] << 24) | (bytes[from + 1] << 16) | (bytes[from + 2] << 8) | bytes[from + 3];
  }
  for (let i = 16; i < 64; i++) {
    const [near, far] = [words[i - 15], words[i - 2]];
    const low = rotated(near, 7) ^ rotated(near, 18) ^ (near >>> 3);
    const high = rotated(far, 17) ^ rotated(far, 19) ^ (far >>> 10);
    words[i] = words[i - 16] + low + words[i - 7] + high;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const one = (h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + words[i]) | 0;
    const two = ((rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}

function sha256(text) {
  const size = text.length;
  const bytes = new Uint8Array((((size + 8) >> 6) + 1) << 6);
  for (let i = 0; i < size; i++) bytes[i] = text.charCodeAt(i);
  bytes[size] = 0x80;
  new DataView(bytes.buffer).setUint32(bytes.length - 4, size * 8);
  const state = START.slice();
  for (let at = 0; at < bytes.length; at += 64) mixed(state, bytes, at);
  return state;
}

onmessage = ({ data: puzzle }) => {
  const wanted = Uint32Array.from(puzzle.challenge.match(/.{8}/g), (part) => parseInt(part, 16));
  const step = Math.max(1, Math.floor(puzzle.maxnumber / 20));
  for (let number = 0; number <= puzzle.maxnumber; number++) {
    const found = sha256(puzzle.salt + number);
    if (found[0] === wanted[0] && found.every((word, i) => word === wanted[i])) {
      const { algorithm, challenge, salt, signature } = puzzle;
      return postMessage({ proof: btoa(JSON.stringify({ algorithm, challenge, number, salt, signature })) });
    }
    if (number % step === step - 1) postMessage({ share: 5 * Math.round((number + 1) / step) });
  }
  postMessage({});
};
