import { viewersReport, type ViewersReport } from '@app/contract';
import { Body, Controller, HttpCode, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { ForProgram } from '../accounts/access.js';
import { DirectorsService } from './directors.service.js';

@ApiTags('programs')
@ApiBearerAuth()
@Controller('directors')
export class DirectorsController {
  constructor(private readonly directors: DirectorsService) {}

  /** For directors: how many people they serve. */
  @Put('self/viewers')
  @HttpCode(204)
  @ForProgram('directors:report')
  @ApiNoContentResponse()
  report(@Body({ schema: viewersReport }) report: ViewersReport): Promise<void> {
    return this.directors.report(report);
  }
}
