/** Availability Zones of the stand-in's account: three a Region, and two where new accounts get two. */
const zoneLetters: { readonly [region: string]: readonly string[] } = { "us-west-1": ["a", "b"] };

export interface Zone {
  readonly name: string;
  readonly id: string;
}

export function zonesOf(region: string): Zone[] {
  const letters = zoneLetters[region] ?? ["a", "b", "c"];
  return letters.map((letter, index) => ({
    name: `${region}${letter}`,
    id: `${shortOf(region)}-az${index + 1}`,
  }));
}

/** `eu-central-1` is `euc1` in zone ids. */
function shortOf(region: string): string {
  const [area = "", ...rest] = region.split("-");
  const number = rest.pop() ?? "";
  const direction = rest.join("").replace(/north|south|east|west|central|gov/g, (word) => word[0] ?? "");
  return `${area}${direction}${number}`;
}
