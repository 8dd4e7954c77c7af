import { invalid } from "../../errors/invalid.js";
import { saysCancelled } from "../../methods/cancel.js";
import { defineMethod, type HostMethod } from "../../methods/defineMethod.js";
import { parse } from "./read.js";
import { someOf } from "./someOf.js";

/** Which pictures to take. */
export interface ChooseImageParams {
  /** How many at most. Default and WeChat's own limit: 9. */
  count?: number | undefined;
  /** Whether the person may hand over the original, a smaller copy, or either. Default: either. */
  sizeType?: readonly ("original" | "compressed")[] | undefined;
  /** From where. Default: either. */
  sourceType?: readonly ("album" | "camera")[] | undefined;
}

/** The pictures that the person took. */
export interface ChosenImages {
  /** WeChat's names for them, for `previewImage`, `uploadImage` and `getLocalImgData`. They end with the page. */
  localIds: string[];
}

/**
 * Lets the person choose pictures, or take one. Source: WeChat JS-SDK, `wx.chooseImage`.
 *
 * @example
 * const choose = useHostCall(chooseImage);
 * choose.mutate({ count: 1, sourceType: ["camera"] });
 */
export const chooseImage: HostMethod<ChooseImageParams, ChosenImages> = /* #__PURE__ */ defineMethod<
  ChooseImageParams,
  ChosenImages
>({
  name: "chooseImage",
  interactive: true,
  encode({ count, sizeType, sourceType }) {
    const most = count ?? 9;
    if (!(Number.isInteger(most) && most > 0)) throw invalid("count", "must be a whole number above 0", "chooseImage");
    return {
      scene: "1|2",
      count: most,
      sizeType: someOf(sizeType, ["original", "compressed"], "sizeType", "chooseImage"),
      sourceType: someOf(sourceType, ["album", "camera"], "sourceType", "chooseImage"),
    };
  },
  decode(reply, sent) {
    // Android sends them as JSON text, iOS as a list.
    const told = parse(reply.localIds);
    const all: readonly unknown[] = Array.isArray(told) ? told : [];
    const localIds = all.filter((id): id is string => typeof id === "string" && id !== "");
    // As many as were asked for at most, and each of them a text.
    if (localIds.length && localIds.length === all.length && all.length <= Number(sent.count)) return { localIds };
    throw new Error("unusable localIds");
  },
  isCancel: saysCancelled,
});
