import reactHooks from "eslint-plugin-react-hooks";
import officeAddins from "eslint-plugin-office-addins";
import tseslint from "typescript-eslint";

const forbiddenSyntax = [
  { selector: "ExportDefaultDeclaration", message: "Named exports only: a name that is the same everywhere can be searched for." },
  { selector: "ExportAllDeclaration", message: "No barrels: import from the file that defines it." },
  { selector: "TSEnumDeclaration", message: "A union of literals, or a const object, instead of an enum." },
];

export default tseslint.config(
  { ignores: ["dist/**", "node_modules/**", "out/**", "test/cases/**"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["src/**/*.{ts,tsx}", "test/**/*.{ts,tsx}"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // `for (let i…)` over an index, `=== true` on an optional and short arrows that return void are clear enough.
      "@typescript-eslint/prefer-for-of": "off",
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-unnecessary-boolean-literal-compare": "off",
      // Spreading a text gives its code points, which is what is meant wherever it is done here.
      "@typescript-eslint/no-misused-spread": "off",
      // There are no enums, and no class instance is handed on as one of another class but through an interface: what these two ask of every assignment is costly.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      "eqeqeq": ["error", "always"],
      "no-console": "error",
      "no-restricted-syntax": ["error", ...forbiddenSyntax],
      "prefer-const": "error",
      "no-var": "error",
    },
  },
  { files: ["src/**/*.tsx"], ...reactHooks.configs.flat.recommended },
  {
    files: ["test/**/*.ts"],
    rules: {
      // A literal grid in a test is known to hold what it holds.
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    // Members of Excel's objects are read as null where cells differ, and are never set to that.
    files: ["test/host/**/*.ts"],
    rules: { "@typescript-eslint/related-getter-setter-pairs": "off" },
  },
  {
    files: ["src/excel/**/*.ts", "src/commands/**/*.ts"],
    plugins: { "office-addins": officeAddins },
    rules: {
      "office-addins/call-sync-after-load": "error",
      "office-addins/call-sync-before-read": "error",
      "office-addins/load-object-before-read": "error",
      "office-addins/no-context-sync-in-loop": "error",
      "office-addins/no-empty-load": "error",
      "office-addins/no-navigational-load": "error",
      "office-addins/no-office-initialize": "error",
      "office-addins/test-for-null-using-isNullObject": "error",
    },
  },
  {
    // Values of cells are `any` in Excel's own declarations; clients hand them to expect as they are.
    files: ["test/host/clients/*.ts"],
    rules: { "@typescript-eslint/no-unsafe-return": "off" },
  },
  { files: ["src/cli/**/*.ts"], rules: { "no-console": "off" } },
  {
    files: ["scripts/**/*.mjs"],
    rules: { "eqeqeq": ["error", "always"], "prefer-const": "error", "no-var": "error" },
  },
);
