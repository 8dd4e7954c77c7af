import { describe, expect, test } from "vitest";
import { signTicket, sortedSha1, verifySorted } from "../../src/platform/weChat/sign.js";

describe("a message's sign", () => {
  const sign = "899cf89e464efb63f54ddac96b0a0a235f53aa78";

  test("is the documents', in whichever order its parts come", () => {
    expect(sortedSha1("AAAAA", "1714037059", "486452656")).toBe(sign);
    expect(sortedSha1("486452656", "AAAAA", "1714037059")).toBe(sign);
  });

  test("sorts as texts and not as numbers, and leaves the caller's list as it is", () => {
    const parts = Object.freeze(["9", "10", "b"]);
    // sha1 of "109b"; numbers would give "910b".
    expect(sortedSha1(...parts)).toBe("83099d7742a641c7cf25d5088cc6fac2df4fd847");
  });

  test("with an Encrypt it is WeChat's own sample", () => {
    const encrypted =
      "hyzAe4OzmOMbd6TvGdIOO6uBmdJoD0Fk53REIHvxYtJlE2B655HuD0m8KUePWB3+LrPXo87wzQ1QLvbeUgmBM4x6F8PGHQHFVAFmOD2LdJF9FrXpbUAh0B5GIItb52sn896wVsMSHGuPE328HnRGBcrS7C41IzDWyWNlZkyyXwon8T332jisa+h6tEDYsVticbSnyU8dKOIbgU6ux5VTjg3yt+WGzjlpKn6NPhRjpA912xMezR4kw6KWwMrCVKSVCZciVGCgavjIQ6X8tCOp3yZbGpy0VxpAe+77TszTfRd5RJSVO/HTnifJpXgCSUdUue1v6h0EIBYYI1BD1DlD+C0CR8e6OewpusjZ4uBl9FyJvnhvQl+q5rv1ixrcpCumEPo5MJSgM9ehVsNPfUM669WuMyVWQLCzpu9GhglF2PE=";
    const sample = "5d197aaffba7e9b25a30732f161a50dee96bd5fa";
    expect(sortedSha1("spamtest", "1409735669", "1320562132", encrypted)).toBe(sample);
  });

  test.each([undefined, null, "", 1, sign.toUpperCase(), sign.slice(1), `${sign}0`, sign.replace("8", "9")])(
    "%j is none",
    (wrong) => {
      expect(verifySorted(wrong, "AAAAA", "1714037059", "486452656")).toBe(false);
      expect(verifySorted(sign, "AAAAA", "1714037059", "486452656")).toBe(true);
    },
  );
});

describe("a page's sign", () => {
  const sample = {
    ticket: "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg",
    nonceStr: "Wm3WZYTPz0wzccnW",
    timestamp: 1414587457,
    url: "http://mp.weixin.qq.com?params=value",
  };
  const sign = "0f9de62fce790f9a083d5c99e95740ceb90c27ed";

  test("is the documents', whether the time is a number or a text", () => {
    expect(signTicket(sample)).toBe(sign);
    expect(signTicket({ ...sample, timestamp: "1414587457" })).toBe(sign);
  });

  test("does not know what follows #, and knows every other letter as it is", () => {
    expect(signTicket({ ...sample, url: `${sample.url}#/cart#2` })).toBe(sign);
    expect(signTicket({ ...sample, url: "http://mp.weixin.qq.com?params=v%61lue" })).not.toBe(sign);
    expect(signTicket({ ...sample, url: "http://mp.weixin.qq.com/?params=value" })).not.toBe(sign);
  });
});
