import type { Endpoint } from '#shared/contract/endpoint.ts';
import type { FileForm, TextChoice } from '#shared/interchange/export-choice.ts';
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
import type * as z from 'zod';
import { rememberedChoice } from '#client/remembered/remembered-choice.ts';

type FileEndpoint = Endpoint<z.ZodType, z.ZodType, z.ZodType>;

interface ExportForm {
  readonly ofNow: FileEndpoint;
  readonly ofVersion: FileEndpoint;
}

/** The forms in which a paper may be had, in the order in which they are offered. */
export const EXPORT_FORMS: Readonly<Record<FileForm, ExportForm>> = {
  word: { ofNow: getWordFile, ofVersion: getVersionAsWordFile },
  pdf: { ofNow: getPdfFile, ofVersion: getVersionAsPdfFile },
  html: { ofNow: getHtmlFile, ofVersion: getVersionAsHtmlFile },
  markdown: { ofNow: getMarkdownFile, ofVersion: getVersionAsMarkdownFile },
  json: { ofNow: getJsonFile, ofVersion: getVersionAsJsonFile },
};

/** What was chosen last on this device. Remarks are not: what was said inside leaves the house only when somebody says so. */
export const LAST_FORM = rememberedChoice<FileForm>('export-form', [
  'word',
  'pdf',
  'html',
  'markdown',
  'json',
]);
export const LAST_TEXT = rememberedChoice<TextChoice>('export-text', [
  'marked',
  'clean',
  'original',
]);
