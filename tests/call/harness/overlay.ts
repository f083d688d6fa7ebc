/**
 * A command with directories laid over others, in a mount namespace of its own: so several daemons of one kind see the
 * paths that they have on a machine of their own.
 */
export function overlaid(overlays: Readonly<Record<string, string>>, command: string): string[] {
  const mounts = Object.entries(overlays).map(([from, to]) => `mkdir -p ${to} && mount --bind ${from} ${to}`);
  return ["unshare", "--mount", "sh", "-ec", [...mounts, `exec ${command}`].join("\n")];
}
