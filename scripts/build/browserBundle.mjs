import { resolve } from "node:path";
import MinimizerPlugin from "minimizer-webpack-plugin";

export const root = resolve(import.meta.dirname, "../..");

/**
 * What every bundle for a browser shares: TypeScript and JSX by swc, modules split where `import()` says so, nothing inlined that a
 * content security policy would have to allow.
 * @param {import("webpack").Configuration} own
 * @returns {import("webpack").Configuration}
 */
export function browserBundle(own) {
  return {
    context: root,
    mode: "production",
    target: ["web", "es2022"],
    ...own,
    output: { filename: "[name].js", chunkFilename: "[name].[contenthash:8].js", assetModuleFilename: "[name].[contenthash:8][ext]", publicPath: "auto", clean: true, compareBeforeEmit: false, ...own.output },
    resolve: { extensions: [".tsx", ".ts", ".js", ".mjs"], extensionAlias: { ".js": [".tsx", ".ts", ".js"] } },
    module: {
      rules: [{
        test: /\.tsx?$/,
        exclude: /node_modules/,
        use: { loader: "swc-loader", options: { jsc: { parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } }, target: "es2022" } } },
      }],
    },
    optimization: { chunkIds: "named", minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify, extractComments: false })], ...own.optimization },
    performance: false,
    devtool: false,
    stats: "errors-warnings",
  };
}
