import { UNKNOWN } from "../cases";
import { tableCases } from "../table-cases";

const type = "aws:kms/key:Key";
const native = "aws-native:kms:Key";
const row = (each: string) => ({
  type: each,
  bad: { description: "calls" },
  says: "`enableKeyRotation` is left out, and AWS then keeps the same key material for good.",
  good: { enableKeyRotation: true },
  decides: "enableKeyRotation",
});

export default tableCases([row(type), row(native)], {
  violating: [
    {
      title: "a symmetric key that says so",
      given: {
        type,
        props: {
          customerMasterKeySpec: "SYMMETRIC_DEFAULT",
          keyUsage: "ENCRYPT_DECRYPT",
          enableKeyRotation: false,
        },
      },
      says: "`enableKeyRotation` is false.",
    },
  ],
  clean: [
    {
      title: "an asymmetric key",
      given: { type, props: { customerMasterKeySpec: "RSA_4096", keyUsage: "SIGN_VERIFY" } },
    },
    {
      title: "an HMAC key",
      given: { type, props: { customerMasterKeySpec: "HMAC_256", keyUsage: "GENERATE_VERIFY_MAC" } },
    },
    { title: "a key outside AWS", given: { type, props: { xksKeyId: "xks-1" } } },
    { title: "a key of a key store", given: { type, props: { customKeyStoreId: "cks-1" } } },
    { title: "a key whose material is imported", given: { type: native, props: { origin: "EXTERNAL" } } },
    { title: "an asymmetric native key", given: { type: native, props: { keySpec: "ECC_NIST_P256" } } },
  ],
  unknown: [
    {
      title: "an unknown kind of key",
      given: { type, props: { customerMasterKeySpec: UNKNOWN } },
      says: "customerMasterKeySpec",
    },
  ],
});
