/** Files and archives in stored JSON: `{ "$file": { kind, hash, content } }`. */
import { Asset, isMap, type Value, type ValueMap } from "../model/value";

const marker = "$file";

export function encodeAssets(value: Value | undefined): unknown {
  if (value instanceof Asset) return { [marker]: encodeFile(value) };
  if (Array.isArray(value)) return value.map(encodeAssets);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encodeAssets(item)]));
}

interface EncodedFile {
  readonly kind: "asset" | "archive";
  readonly hash: string;
  readonly path?: string;
  readonly text?: string;
  readonly uri?: string;
  readonly children?: { readonly [name: string]: EncodedFile };
}

function encodeFile(file: Asset): EncodedFile {
  const { children, ...place } = file.content;
  if (children === undefined) return { kind: file.kind, hash: file.hash, ...place };
  const parts = Object.entries(children).map(([name, child]) => [name, encodeFile(child)] as const);
  return { kind: file.kind, hash: file.hash, children: Object.fromEntries(parts) };
}

export function decodeAssets(value: unknown): Value {
  if (Array.isArray(value)) return value.map(decodeAssets);
  if (typeof value !== "object" || value === null) return value as string | number | boolean | null;
  const map = value as { [key: string]: unknown };
  if (map[marker] !== undefined) return decodeFile(map[marker] as EncodedFile);
  return Object.fromEntries(Object.entries(map).map(([key, item]) => [key, decodeAssets(item)])) as ValueMap;
}

function decodeFile({ kind, hash, children, ...place }: EncodedFile): Asset {
  if (children === undefined) return new Asset(kind, place, hash);
  const parts = Object.entries(children).map(([name, child]) => [name, decodeFile(child)] as const);
  return new Asset(kind, { children: Object.fromEntries(parts) }, hash);
}
