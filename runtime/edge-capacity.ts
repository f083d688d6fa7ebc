/** How a task's memory divides among what Kamailio keeps. */

/** A WebSocket connection has a read buffer and a frame buffer of 64 KiB each, and 4 KiB for the rest: measured. */
const connectionKiB = 132;

/** Registrations, dialogs and connections are in memory that all workers share: half of the task's. */
export const sharedMemoryMiB = (taskMemoryMiB: number): number => Math.floor(taskMemoryMiB / 2);

/** Connections that a task admits: they get half of the shared memory, and calls and registrations the rest. */
export const maximumConnections = (taskMemoryMiB: number): number =>
  Math.floor((sharedMemoryMiB(taskMemoryMiB) * 1024) / 2 / connectionKiB);
