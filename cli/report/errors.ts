import { type Diagnostic, resourceOf } from "../engine/diagnostic";
import { indent } from "./words";

/** Errors of one stack: which resource, then the words of whoever refused it. */
export function errorsText(errors: readonly Diagnostic[]): string {
  return errors.map(errorText).join("\n");
}

function errorText(error: Diagnostic): string {
  if (error.urn === undefined) return error.message;
  const { type, name } = resourceOf(error.urn);
  const place = type === "pulumi:pulumi:Stack" ? "" : `${type} ${name}:\n`;
  return place === "" ? error.message : `${place}${indent(error.message)}`;
}
