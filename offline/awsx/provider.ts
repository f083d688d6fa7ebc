import type { UntypedServiceImplementation } from "@grpc/grpc-js";
export function awsxProvider(_version: string): UntypedServiceImplementation {
  return {};
}
