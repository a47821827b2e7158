import type { Endpoint } from '#shared/contract/endpoint.ts';
import { type FileForm, TEXT_CHOICES, type TextChoice } from '#shared/interchange/export-choice.ts';
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
  /** The texts for which the form has a place. */
  readonly texts: readonly TextChoice[];
}

const PLAIN = TEXT_CHOICES.filter((text) => text !== 'marked');

/** The forms in which a paper may be had, in the order in which they are offered. */
export const EXPORT_FORMS: Readonly<Record<FileForm, ExportForm>> = {
  word: { ofNow: getWordFile, ofVersion: getVersionAsWordFile, texts: TEXT_CHOICES },
  pdf: { ofNow: getPdfFile, ofVersion: getVersionAsPdfFile, texts: TEXT_CHOICES },
  html: { ofNow: getHtmlFile, ofVersion: getVersionAsHtmlFile, texts: TEXT_CHOICES },
  markdown: { ofNow: getMarkdownFile, ofVersion: getVersionAsMarkdownFile, texts: PLAIN },
  json: { ofNow: getJsonFile, ofVersion: getVersionAsJsonFile, texts: TEXT_CHOICES },
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
