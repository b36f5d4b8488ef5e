import { spawn } from "node:child_process";

/** No browser where nobody would see it. */
export function canOpenBrowser(env, platform) {
  if (env.KENSAN_NO_OPEN || env.CI || env.SSH_CONNECTION || env.SSH_TTY) return false;
  return platform === "win32" || platform === "darwin" || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Asks the system for its browser; the address is printed anyway, so a system without one is no failure. */
export function openBrowser(address, platform) {
  const [program, args] = platform === "win32" ? ["cmd", ["/c", "start", "", address]] : [platform === "darwin" ? "open" : "xdg-open", [address]];
  const child = spawn(program, args, { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}
