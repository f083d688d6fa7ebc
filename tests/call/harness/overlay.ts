/**
 * A command with directories laid over others, in a mount namespace of its own: so several daemons of one kind see the
 * paths that they have on a machine of their own.
 */
export function overlaid(overlays: Readonly<Record<string, string>>, command: string): string[] {
  const mounts = Object.entries(overlays).map(([from, to]) => `mkdir -p ${to} && mount --bind ${from} ${to}`);
  return ["unshare", "--mount", "sh", "-ec", [...mounts, `exec ${command}`].join("\n")];
}

/** The same out of the root file system of an image: read-only, as the image's user, with one directory to write to. */
export function insideRoot(root: string, user: string, run: string, command: string): string[] {
  const script = `
mount --bind ${root} ${root}
mount -o remount,bind,ro ${root}
chown -R "$(chroot ${root} id -u ${user}):$(chroot ${root} id -g ${user})" ${run}
mount --bind ${run} ${root}/run/kamailio
mount --bind /dev ${root}/dev
mount --bind /proc ${root}/proc
exec chroot --userspec=${user}:${user} ${root} ${command}
`;
  return ["unshare", "--mount", "sh", "-ec", script];
}
