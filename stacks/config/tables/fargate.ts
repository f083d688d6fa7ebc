/** Memory that Fargate offers with each number of CPU units, in MiB. */
interface MemoryRange {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** Source: AWS, "Amazon ECS task definition parameters for Fargate", Task size. 1,024 CPU units are one vCPU. */
export const fargateMemoryMiB: Readonly<Record<number, readonly number[]>> = {
  256: [512, 1024, 2048],
  512: steps({ from: 1024, to: 4096, step: 1024 }),
  1024: steps({ from: 2048, to: 8192, step: 1024 }),
  2048: steps({ from: 4096, to: 16384, step: 1024 }),
  4096: steps({ from: 8192, to: 30720, step: 1024 }),
  8192: steps({ from: 16384, to: 61440, step: 4096 }),
  16384: steps({ from: 32768, to: 122880, step: 8192 }),
};

function steps({ from, to, step }: MemoryRange): number[] {
  return Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step);
}
