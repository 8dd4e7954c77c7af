// The kit is ES modules alone, and Jest runs those as they are (`node --experimental-vm-modules`): nothing to transform.
export default {
  testEnvironment: "jsdom",
  testMatch: ["<rootDir>/compiled/test/*.test.js"],
  transform: {},
};
