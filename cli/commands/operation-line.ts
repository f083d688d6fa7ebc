import type { OperationKind, OperationResult } from "../engine/operation";
import type { OperationRecord } from "../engine/record";
import type { StackUnit } from "../environment";
import type { Options } from "../options";
import { activityText } from "../report/activity";
import { showStep } from "../report/progress";
import { durationText, progressText } from "../report/words";

const redrawMs = 500;

/** Runs an operation with one line of progress. */
export function showOperation(
  unit: StackUnit,
  kind: OperationKind,
  options: Options,
  run: (onChange: (record: OperationRecord) => void) => Promise<OperationResult>,
): Promise<OperationResult> {
  return showStep(
    {
      title: unit.name,
      run: async (line) => {
        let latest: OperationRecord | undefined;
        const redraw = () => latest && line.now(activityText(latest, kind, Date.now()));
        const timer = setInterval(redraw, redrawMs);
        try {
          return await run((record) => {
            latest = record;
          });
        } finally {
          clearInterval(timer);
        }
      },
      end: (result) => ({ text: endText(result), ok: result.ok }),
    },
    options.json === true,
  );
}

function endText({ kind, ok, record, durationMs }: OperationResult): string {
  return `${ok ? "" : "stopped after "}${progressText(kind, record.counts)} (${durationText(durationMs)})`;
}
