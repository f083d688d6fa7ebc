import { servePack } from "../pack";
import { all } from "./pack";

servePack(all);
