import type { Preview } from "@storybook/react-vite";
import { vvchatGlobalTypes, withVVChat } from "vvchat-react/testing";
import "vvchat-react/styles.css";

const preview: Preview = {
  decorators: [withVVChat],
  globalTypes: {
    ...vvchatGlobalTypes,
    locale: {
      description: "The language of the kit's texts",
      toolbar: {
        icon: "globe",
        items: [
          { value: "zh-CN", title: "中文" },
          { value: "en", title: "English" },
        ],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { locale: "zh-CN" },
};

export default preview;
