/** G.711 µ-law (ITU-T G.711), 8000 samples a second. */
export function encodeMuLaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(Math.trunc(sample)), 32_635) + 132;
  const exponent = Math.max(0, 24 - Math.clz32(magnitude));
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

export function decodeMuLaw(code: number): number {
  const bits = ~code & 0xff;
  const exponent = (bits >> 4) & 0x07;
  const magnitude = (((bits & 0x0f) << 3) + 132) * 2 ** exponent - 132;
  return bits & 0x80 ? -magnitude : magnitude;
}

export const samplesPerPacket = 160;

/** Twenty milliseconds of a tone, from sample `position` on. */
export function toneFrame(hertz: number, position: number): Buffer {
  const frame = Buffer.alloc(samplesPerPacket);
  for (let index = 0; index < samplesPerPacket; index += 1) {
    frame[index] = encodeMuLaw(8000 * Math.sin((2 * Math.PI * hertz * (position + index)) / 8000));
  }
  return frame;
}

/** Sum of squares of a frame's samples, full scale being 1. */
export function frameEnergy(frame: Buffer): number {
  return frame.reduce((sum, code) => sum + (decodeMuLaw(code) / 32_768) ** 2, 0);
}
