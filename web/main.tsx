/** The signed-in part of the site, in the browser: language, theme, router. */
import './newer.ts'
import './trusted.ts'
import './style.css'
import { StyleProvider } from '@ant-design/cssinjs'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { takeAnswers } from './device/answers.ts'
import { keepShell } from './device/shell.ts'
import { useWide } from './parts/use-wide.ts'
import { queryClient } from './queries.ts'
import { router } from './router.tsx'
import { useTexts } from './texts.ts'
import { themeFor } from './theme.ts'

/** The server puts a nonce into each page; without it the browser refuses antd's styles. */
const nonce = document.querySelector('meta[name=csp-nonce]')?.getAttribute('content') ?? undefined

function Root() {
  const { language, t } = useTexts()
  const wide = useWide()
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.title = t.app
  }, [language, t])
  return (
    <StyleProvider hashPriority="high">
      <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={themeFor(wide)} {...(nonce !== undefined && { csp: { nonce } })}>
        <App>
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </App>
      </ConfigProvider>
    </StyleProvider>
  )
}

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root')
takeAnswers()
keepShell()
createRoot(root).render(
  <StrictMode>
    <Root />
  </StrictMode>,
)
