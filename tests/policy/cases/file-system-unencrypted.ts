import { tableCases } from "../table-cases";

const row = (type: string) => ({
  type,
  bad: { throughputMode: "elastic" },
  says: "`encrypted` is left out, and AWS then stores the files unencrypted.",
  good: { encrypted: true },
  decides: "encrypted",
});

export default tableCases([row("aws:efs/fileSystem:FileSystem"), row("aws-native:efs:FileSystem")]);
