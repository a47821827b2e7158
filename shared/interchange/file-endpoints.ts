import type { FileForm } from '#shared/interchange/export-choice.ts';
import {
  getHtmlFile,
  getJsonFile,
  getMarkdownFile,
  getVersionAsHtmlFile,
  getVersionAsJsonFile,
  getVersionAsMarkdownFile,
  getVersionAsWordFile,
  getWordFile,
} from '#shared/interchange/interchange-contract.ts';
import { getPdfFile, getVersionAsPdfFile } from '#shared/interchange/pdf-contract.ts';

/** The forms in which a paper may be had, in the order in which they are offered. */
export const FILE_FORMS = ['word', 'pdf', 'html', 'markdown', 'json'] as const;

/** The addresses of each: of a paper as it is now, and of a version. */
export const FILE_ENDPOINTS = {
  word: { ofNow: getWordFile, ofVersion: getVersionAsWordFile },
  pdf: { ofNow: getPdfFile, ofVersion: getVersionAsPdfFile },
  html: { ofNow: getHtmlFile, ofVersion: getVersionAsHtmlFile },
  markdown: { ofNow: getMarkdownFile, ofVersion: getVersionAsMarkdownFile },
  json: { ofNow: getJsonFile, ofVersion: getVersionAsJsonFile },
} as const satisfies Readonly<Record<FileForm, object>>;
