import { checksOfAnybody, itStopsAttacksOn } from "./attacks/stopped";

describe("hostile input of anybody", () => {
  itStopsAttacksOn(checksOfAnybody);
});
